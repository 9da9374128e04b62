// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Whether the suspected attacker is told too, judged case by case since it can raise the danger
/// (case.md, section 5).
package struct PairedNotice: Hashable, Sendable {
    package let isGiven: Bool
    package let reason: String

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        isGiven = try reader.required(reader.optionalBool("given"), "given")
        reason = try reader.string("reason", characters: 1...4000, .prose)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([("given", .bool(isGiven)), ("reason", .string(reason))])
    }
}
