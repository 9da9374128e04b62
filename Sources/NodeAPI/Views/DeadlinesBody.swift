// SPDX-License-Identifier: Apache-2.0

package import Exchange
import NoticeFormat
package import StrictJSON

/// Answer of `GET /deadlines`: what runs, the earliest end first, and what ladders ask of the officers.
package struct DeadlinesBody: Sendable, Hashable {
    package struct Limit: Sendable, Hashable {
        package var notice: String?
        package var msg: String
        package var direction: String
        package var from: String
        package var to: String
        package var deadline: DeadlineBody
    }

    package struct Task: Sendable, Hashable {
        package var notice: String?
        package var msg: String
        package var to: String
        package var rung: Int
        package var step: String
        package var parties: [String]
        package var openedAt: String
    }

    package var limits: [Limit]
    package var tasks: [Task]

    package init(limits: [OpenDeadline], tasks: [OpenTask]) {
        self.limits = limits.map { open in
            Limit(
                notice: open.message.notice?.text,
                msg: open.message.msg.text,
                direction: open.message.direction.rawValue,
                from: open.message.from.text,
                to: open.message.to.text,
                deadline: DeadlineBody(open.limit)
            )
        }
        self.tasks = tasks.map { open in
            Task(
                notice: open.message.notice?.text,
                msg: open.message.msg.text,
                to: open.message.to.text,
                rung: open.task.rung,
                step: open.task.step.rawValue,
                parties: open.parties.map(\.text),
                openedAt: open.task.openedAt.text
            )
        }
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(
            value: StrictJSONParser.parse(bytes, limits: JSONLimits(maxBytes: 8 << 20))
        )
        limits = []
        for var each in try reader.objects("deadlines") { limits.append(try Limit(&each)) }
        tasks = []
        for var each in try reader.objects("tasks") { tasks.append(try Task(&each)) }
        try reader.finish()
    }

    package var members: [(String, JSONValue?)] {
        [("deadlines", .array(limits.map(\.json))), ("tasks", .array(tasks.map(\.json)))]
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(.object(members)) }
}

extension DeadlinesBody.Limit {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        notice = try reader.optionalString("notice")
        msg = try reader.string("msg")
        direction = try reader.string("direction")
        from = try reader.string("from")
        to = try reader.string("to")
        var inner = try reader.object("deadline")
        deadline = try DeadlineBody(&inner)
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("deadline", deadline.json), ("direction", .string(direction)), ("from", .string(from)),
            ("msg", .string(msg)), ("notice", notice.map { .string($0) }), ("to", .string(to)),
        ])
    }
}

extension DeadlinesBody.Task {
    fileprivate init(_ reader: inout ObjectReader) throws(JSONError) {
        notice = try reader.optionalString("notice")
        msg = try reader.string("msg")
        to = try reader.string("to")
        rung = Int(try reader.integer("rung"))
        step = try reader.string("step")
        parties = try reader.strings("parties")
        openedAt = try reader.string("openedAt")
        try reader.finish()
    }

    fileprivate var json: JSONValue {
        .object([
            ("msg", .string(msg)), ("notice", notice.map { .string($0) }), ("openedAt", .string(openedAt)),
            ("parties", .strings(parties)), ("rung", .integer(Int64(rung))), ("step", .string(step)),
            ("to", .string(to)),
        ])
    }
}
