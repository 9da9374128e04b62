// SPDX-License-Identifier: Apache-2.0

internal import Exchange
import NoticeFormat
package import StrictJSON

/// How a node shows one time limit of a message.
package struct DeadlineBody: Sendable, Hashable {
    /// `reply`, `notice`, `delivery` or `promise` (docs/spec/evidence.md sections 2 and 9).
    package var limit: String
    /// `sending`, `delivery` or `opening`, of a reply deadline.
    package var clock: String?
    /// Absent before the event that the clock names.
    package var startedAt: String?
    package var endsAt: String
    /// `running`, `answered`, `withdrawn`, `refused` or `lapsed`.
    package var standing: String
    package var consequence: String?
    /// By the node's clock; 0 once it is over.
    package var seconds: Int64

    init(_ view: DeadlineView) {
        limit = view.limit.rawValue
        clock = view.clock?.rawValue
        startedAt = view.startedAt?.text
        endsAt = view.endsAt.text
        standing = view.standing.rawValue
        consequence = view.consequence
        seconds = view.secondsLeft
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        limit = try reader.string("limit")
        clock = try reader.optionalString("clock")
        startedAt = try reader.optionalString("startedAt")
        endsAt = try reader.string("endsAt")
        standing = try reader.string("standing")
        consequence = try reader.optionalString("consequence")
        seconds = try reader.integer("seconds")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("clock", clock.map { .string($0) }), ("consequence", consequence.map { .string($0) }),
            ("endsAt", .string(endsAt)), ("limit", .string(limit)), ("seconds", .integer(seconds)),
            ("standing", .string(standing)), ("startedAt", startedAt.map { .string($0) }),
        ])
    }
}
