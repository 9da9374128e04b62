// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Answer of `GET /channels` (docs/spec/node-api.md section 7).
package struct ChannelsBody: Sendable, Hashable {
    package struct Direction: Sendable, Hashable {
        package var number: Int
        package var head: String?
        package var theirNumber: Int?
        package var theirHead: String?
        package var agreement: String
    }

    package struct Missed: Sendable, Hashable {
        package var from: String
        package var to: String?
        package var segment: String
        package var problem: String?
    }

    package struct Status: Sendable, Hashable {
        package var id: String
        package var index: Int
        package var keptAt: String
        package var missed: [Missed]
        package var clock: [String]
    }

    package struct Channel: Sendable, Hashable {
        package var counterpart: String
        package var interval: Int
        package var outbound: Direction
        package var inbound: Direction
        package var ours: Status?
        package var theirs: Status?
        /// The open one, if there is one.
        package var outage: Missed?
        package var outages: [Missed]
    }

    package struct Pair: Sendable, Hashable {
        package var from: String
        package var to: String
        package var carried: Int
        package var index: Int?
        package var keptAt: String?
    }

    package var channels: [Channel]
    package var pairs: [Pair]

    package init(channels: [Channel], pairs: [Pair]) {
        self.channels = channels
        self.pairs = pairs
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: .body))
        channels = []
        for var each in try reader.objects("channels") { channels.append(try Channel(&each)) }
        pairs = []
        for var each in try reader.objects("pairs") { pairs.append(try Pair(&each)) }
        try reader.finish()
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(.object(members)) }

    package var members: [(String, JSONValue?)] {
        [("channels", .array(channels.map(\.json))), ("pairs", .array(pairs.map(\.json)))]
    }
}

extension ChannelsBody.Direction {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        number = Int(try reader.integer("number"))
        head = try reader.optionalString("head")
        theirNumber = try reader.optionalInteger("theirNumber").map { Int($0) }
        theirHead = try reader.optionalString("theirHead")
        agreement = try reader.string("agreement")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("agreement", .string(agreement)), ("head", head.map { .string($0) }),
            ("number", .integer(Int64(number))), ("theirHead", theirHead.map { .string($0) }),
            ("theirNumber", theirNumber.map { .integer(Int64($0)) }),
        ])
    }
}

extension ChannelsBody.Missed {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        from = try reader.string("from")
        to = try reader.optionalString("to")
        segment = try reader.string("segment")
        problem = try reader.optionalString("problem")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("from", .string(from)), ("problem", problem.map { .string($0) }), ("segment", .string(segment)),
            ("to", to.map { .string($0) }),
        ])
    }
}

extension ChannelsBody.Status {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        id = try reader.string("id")
        index = Int(try reader.integer("index"))
        keptAt = try reader.string("keptAt")
        missed = []
        for var each in try reader.objects("missed") { missed.append(try ChannelsBody.Missed(&each)) }
        clock = try reader.strings("clock")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("clock", .strings(clock)), ("id", .string(id)), ("index", .integer(Int64(index))),
            ("keptAt", .string(keptAt)), ("missed", .array(missed.map(\.json))),
        ])
    }
}

extension ChannelsBody.Channel {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        counterpart = try reader.string("counterpart")
        interval = Int(try reader.integer("interval"))
        var direction = try reader.object("outbound")
        outbound = try ChannelsBody.Direction(&direction)
        direction = try reader.object("inbound")
        inbound = try ChannelsBody.Direction(&direction)
        ours = nil
        if var status = try reader.optionalObject("ours") { ours = try ChannelsBody.Status(&status) }
        theirs = nil
        if var status = try reader.optionalObject("theirs") { theirs = try ChannelsBody.Status(&status) }
        outage = nil
        if var missed = try reader.optionalObject("outage") { outage = try ChannelsBody.Missed(&missed) }
        outages = []
        for var each in try reader.objects("outages") { outages.append(try ChannelsBody.Missed(&each)) }
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("counterpart", .string(counterpart)), ("inbound", inbound.json),
            ("interval", .integer(Int64(interval))), ("ours", ours?.json), ("outage", outage?.json),
            ("outages", .array(outages.map(\.json))), ("outbound", outbound.json), ("theirs", theirs?.json),
        ])
    }
}

extension ChannelsBody.Pair {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        from = try reader.string("from")
        to = try reader.string("to")
        carried = Int(try reader.integer("carried"))
        index = try reader.optionalInteger("index").map { Int($0) }
        keptAt = try reader.optionalString("keptAt")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("carried", .integer(Int64(carried))), ("from", .string(from)),
            ("index", index.map { .integer(Int64($0)) }), ("keptAt", keptAt.map { .string($0) }),
            ("to", .string(to)),
        ])
    }
}
