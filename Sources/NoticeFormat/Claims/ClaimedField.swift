// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a claim says of one field of the notice (claim.md, section 5).
package struct ClaimedField: Hashable, Sendable {
    package enum Condition: Hashable, Sendable {
        /// The notice has the field, open or not.
        case filled
        case absent
        /// The reader can read it.
        case opened
        /// Its value, as in notice.md section 2.
        case equals(FieldValue)
        /// A part of its text, byte for byte.
        case contains(String)
        /// Precision not worse than this: square metres of `place`, or seconds of `window`.
        case atMost(Int)
    }

    package var name: FieldName
    package var condition: Condition

    package init(_ name: FieldName, _ condition: Condition) {
        self.name = name
        self.condition = condition
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        name = try reader.text("name")
        switch try reader.raw("is") {
        case "filled": condition = .filled
        case "absent": condition = .absent
        case "opened": condition = .opened
        case "equals":
            guard let value = try reader.optionalValue("value") else {
                throw reader.refusal("missing member \"value\"")
            }
            condition = .equals(try FieldValue(name, value, .malformedClaim))
        case "contains":
            condition = .contains(try reader.string("text", characters: 1...16_384, .prose))
        case "at-most": condition = .atMost(try Self.most(&reader, name))
        default:
            throw reader.refusal(
                "filled, absent, opened, equals, contains or at-most expected",
                at: "is"
            )
        }
        try reader.finish()
    }

    private static func most(_ reader: inout MemberReader, _ name: FieldName) throws(FormatError) -> Int {
        switch name {
        case .place: try reader.integer("squareMetres", in: 1...JSONLimit.largestInteger)
        case .window: try reader.integer("seconds", in: 0...JSONLimit.largestInteger)
        default: throw reader.refusal("only place and window have a precision", at: "name")
        }
    }

    package var json: JSONValue {
        let rest: [(String, JSONValue?)] =
            switch condition {
            case .filled: [("is", "filled")]
            case .absent: [("is", "absent")]
            case .opened: [("is", "opened")]
            case .equals(let value): [("is", "equals"), ("value", value.json)]
            case .contains(let text): [("is", "contains"), ("text", .string(text))]
            case .atMost(let most):
                [("is", "at-most"), (name == .place ? "squareMetres" : "seconds", .number(most))]
            }
        return .object([("name", .text(name))] + rest)
    }

    /// For people.
    package var words: String {
        switch condition {
        case .filled: "\(name.text) is filled"
        case .absent: "\(name.text) is absent"
        case .opened: "\(name.text) is open to the reader"
        case .equals: "\(name.text) has the claimed value"
        case .contains: "\(name.text) holds the claimed words"
        case .atMost(let most):
            "\(name.text) is within \(most) \(name == .place ? "square metres" : "seconds")"
        }
    }
}
