// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Answer of `GET /postures` and `GET /postures/ID`: moves with what others sent about them, and loops.
///
/// What the node says; the signed notices are shown one at a time.
package struct PosturesBody: Sendable, Hashable {
    package struct Item: Sendable, Hashable {
        package var id: String
        package var kind: String
        package var from: String
        package var to: [String]
        package var composedAt: String
        package var inResponseTo: [String]
        /// The hidden fields by name.
        package var fields: JSONValue
        package var responses: [Response]
        /// How others read it, in their words.
        package var readings: [String]
        /// All that follows from it and its responses, for people; holds the readings too.
        package var notes: [String]
    }

    package struct Response: Sendable, Hashable {
        package var id: String
        package var kind: String
        package var from: String
        package var composedAt: String
        package var fields: JSONValue
    }

    package struct Loop: Sendable, Hashable {
        package var parties: [String]
        /// Ids, the oldest first.
        package var moves: [String]
        package var flagged: [String]
        package var mediators: [String]
        /// Seconds.
        package var window: Int

        /// For people.
        package var words: String {
            let mediator =
                mediators.isEmpty ? "no mediator is agreed" : "mediator \(mediators.joined(separator: ", "))"
            return
                "possible spiral: \(moves.count) moves of \(parties.joined(separator: " and ")) answer one "
                + "another, flagged at the third, \(flagged.first ?? ""); \(mediator)"
        }
    }

    package var items: [Item]
    package var loops: [Loop]

    package init(items: [Item], loops: [Loop]) {
        self.items = items
        self.loops = loops
    }

    package init(bytes: [UInt8]) throws {
        let limits = JSONLimits(maxBytes: 64 << 20)
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: limits))
        items = []
        for var each in try reader.objects("items") { items.append(try Item(&each)) }
        loops = []
        for var each in try reader.objects("loops") { loops.append(try Loop(&each)) }
        try reader.finish()
    }

    package var json: JSONValue { .object(members) }

    package var members: [(String, JSONValue?)] {
        [("items", .array(items.map(\.json))), ("loops", .array(loops.map(\.json)))]
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(json) }
}

extension PosturesBody.Item {
    init(_ reader: inout ObjectReader) throws {
        id = try reader.string("id")
        kind = try reader.string("kind")
        from = try reader.string("from")
        to = try reader.strings("to")
        composedAt = try reader.string("composedAt")
        inResponseTo = try reader.strings("inResponseTo")
        fields = reader.fields()
        responses = []
        for var each in try reader.objects("responses") { responses.append(try PosturesBody.Response(&each)) }
        readings = try reader.strings("readings")
        notes = try reader.strings("notes")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("composedAt", .string(composedAt)), ("fields", fields), ("from", .string(from)),
            ("id", .string(id)), ("inResponseTo", .strings(inResponseTo)), ("kind", .string(kind)),
            ("notes", .strings(notes)), ("readings", .strings(readings)),
            ("responses", .array(responses.map(\.json))), ("to", .strings(to)),
        ])
    }
}

extension PosturesBody.Response {
    init(_ reader: inout ObjectReader) throws {
        id = try reader.string("id")
        kind = try reader.string("kind")
        from = try reader.string("from")
        composedAt = try reader.string("composedAt")
        fields = reader.fields()
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("composedAt", .string(composedAt)), ("fields", fields), ("from", .string(from)),
            ("id", .string(id)), ("kind", .string(kind)),
        ])
    }
}

extension PosturesBody.Loop {
    init(_ reader: inout ObjectReader) throws {
        parties = try reader.strings("parties")
        moves = try reader.strings("moves")
        flagged = try reader.strings("flagged")
        mediators = try reader.strings("mediators")
        window = Int(try reader.integer("window"))
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("flagged", .strings(flagged)), ("mediators", .strings(mediators)), ("moves", .strings(moves)),
            ("parties", .strings(parties)), ("window", .integer(Int64(window))),
        ])
    }
}

extension ObjectReader {
    /// The hidden fields by name; the reader of a notice checks them, not this one.
    fileprivate mutating func fields() -> JSONValue { optionalValue("fields") ?? .object([]) }
}
