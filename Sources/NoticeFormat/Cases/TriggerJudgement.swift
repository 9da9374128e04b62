// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What follows from the trigger test (case.md, section 3).
package struct TriggerJudgement: Hashable, Sendable {
    package enum Result: String, Word, Sendable {
        case doNotWarn = "do-not-warn"
        case warn
    }

    package let result: Result
    /// Needed to decide against the test.
    package let reason: String?

    package init(result: Result, reason: String? = nil) {
        self.result = result
        self.reason = reason
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        result = try reader.text("result")
        reason = try reader.optionalString("reason", characters: 1...4000, .prose)
        try reader.finish()
    }

    /// What the test gives by itself: doubt counts towards warning, and only a plain no against it.
    package static func usual(_ answers: [TriggerAnswer]) -> Result {
        answers.contains { $0.answer == .no } ? .doNotWarn : .warn
    }

    package var json: JSONValue {
        .object([("reason", reason.map { .string($0) }), ("result", .text(result))])
    }
}
