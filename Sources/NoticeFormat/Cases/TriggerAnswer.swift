// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The answer to one question of the trigger test, with its reason (case.md, section 3).
package struct TriggerAnswer: Hashable, Sendable {
    package enum Answer: String, Word, Sendable {
        case inDoubt = "in-doubt"
        case no
        case yes
    }

    package let answer: Answer
    package let reason: String

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        answer = try reader.text("answer")
        reason = try reader.string("reason", characters: 1...4000, .prose)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([("answer", .text(answer)), ("reason", .string(reason))])
    }
}
