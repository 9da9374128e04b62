// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// By when the sender asks for an answer, and by whose clock (notice.md, section 1).
public struct ReplyDeadline: Hashable, Sendable {
    public let clock: DeadlineClock
    /// From the event that the clock names.
    public let seconds: Int
    /// The deadline is never later than this.
    public let latest: Timestamp
    /// What the sender says follows without an answer.
    public let consequence: String?

    /// Seconds below 1 are a bug.
    package init(clock: DeadlineClock, seconds: Int, latest: Timestamp, consequence: String? = nil) {
        precondition(seconds >= 1, "deadline without time")
        self.clock = clock
        self.seconds = seconds
        self.latest = latest
        self.consequence = consequence
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        clock = try reader.text("clock")
        seconds = try reader.integer("seconds", in: 1...JSONLimit.largestInteger)
        latest = try reader.text("latest")
        consequence = try reader.optionalString("consequence", characters: 1...1000, .prose)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("clock", .text(clock)), ("consequence", consequence.map { .string($0) }),
            ("latest", .text(latest)), ("seconds", .number(seconds)),
        ])
    }
}
