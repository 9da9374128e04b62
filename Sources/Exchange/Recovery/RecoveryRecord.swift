// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// Where a record stands that was restored from a copy.
///
/// The node signs nothing while this is kept and not ``isDeclared``.
package struct RecoveryRecord: Sendable, Hashable {
    /// What a party has shown of its dealings with this one.
    package struct Showing: Sendable, Hashable {
        /// The highest number of the own channel to it that anything it holds names, and that dispatch.
        package var outbound = 0
        package var head: ObjectID?
        /// The highest number of its channel to this party.
        package var inbound = 0
        /// Messages of this party that it holds and the record did not, with their recipients.
        package var unknown: [RandomID: PartyID] = [:]

        package static let largestUnknown = 4096

        package init() {}
    }

    package enum Standing: Sendable, Hashable {
        case answered(Showing)
        /// An officer goes on without it: the channels with it stay closed until it answers.
        case excused
    }

    package var restoredAt: Timestamp
    /// Leaves of the own log when it was restored.
    package var size: Int
    /// The most leaves of the own log that any cosigned checkpoint was shown to cover.
    package var witnessedSize = 0
    /// Whether anything was shown that this party signed and the record did not hold.
    package var isBehind = false
    /// Whether a card declares the loss: the node signs again.
    package var isDeclared = false
    package var standings: [PartyID: Standing] = [:]

    package init(restoredAt: Timestamp, size: Int) {
        self.restoredAt = restoredAt
        self.size = size
    }

    package var excused: [PartyID] { standings.filter { $0.value == .excused }.keys.sorted() }

    /// Leaves of the log that are lost, as far as anyone has shown.
    package var lostLeaves: Int { max(0, witnessedSize - size) }

    /// What a party has shown; nil until it has answered.
    package func showing(of party: PartyID) -> Showing? {
        if case .answered(let showing)? = standings[party] { showing } else { nil }
    }

    /// Messages of this party to a recipient that somebody holds and the record did not.
    package func unknownMessages(to recipient: PartyID) -> Set<RandomID> {
        let shown = standings.keys.compactMap { showing(of: $0) }.flatMap(\.unknown)
        return Set(shown.filter { $0.value == recipient }.map(\.key))
    }
}

extension RecoveryRecord {
    package init(text: String) throws {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(Array(text.utf8), limits: .recovery))
        restoredAt = try Timestamp(try reader.string("restoredAt"))
        size = Int(try reader.integer("size"))
        witnessedSize = Int(try reader.integer("witnessedSize"))
        isBehind = try reader.bool("behind")
        isDeclared = try reader.bool("declared")
        for name in try reader.strings("excused") { standings[try PartyID(name)] = .excused }
        for shown in try reader.objects("answered") {
            var shown = shown
            let party = try PartyID(try shown.string("party"))
            standings[party] = .answered(try Showing(&shown))
            try shown.finish()
        }
        try reader.finish()
    }

    /// For the store alone; no other program reads it.
    package var text: String {
        let answered = standings.keys.sorted().compactMap { party -> JSONValue? in
            guard let showing = showing(of: party) else { return nil }
            return .object([("party", .text(party))] + showing.members)
        }
        let value = JSONValue.object([
            ("answered", .array(answered)), ("behind", .bool(isBehind)), ("declared", .bool(isDeclared)),
            ("excused", .texts(excused)), ("restoredAt", .text(restoredAt)), ("size", .number(size)),
            ("witnessedSize", .number(witnessedSize)),
        ])
        return String(decoding: CanonicalJSON.encode(value), as: UTF8.self)
    }
}

extension RecoveryRecord.Showing {
    fileprivate init(_ reader: inout ObjectReader) throws {
        outbound = Int(try reader.integer("outbound"))
        head = try reader.optionalString("head").map { try ObjectID($0) }
        inbound = Int(try reader.integer("inbound"))
        for each in try reader.objects("unknown") {
            var each = each
            unknown[try RandomID(try each.string("msg"))] = try PartyID(try each.string("to"))
            try each.finish()
        }
    }

    fileprivate var members: [(String, JSONValue?)] {
        [
            ("outbound", .number(outbound)), ("head", head.map { .text($0) }), ("inbound", .number(inbound)),
            (
                "unknown",
                .array(
                    unknown.sorted { $0.key < $1.key }.map { msg, to in
                        .object([("msg", .text(msg)), ("to", .text(to))])
                    }
                )
            ),
        ]
    }
}

extension JSONLimits {
    fileprivate static var recovery: JSONLimits { JSONLimits(maxBytes: 16 << 20) }
}
