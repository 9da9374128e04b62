// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How many envelopes a relay took charge of for a pair, and the head of their chain (channel.md, section 5).
package struct CarriedEnd: Hashable, Sendable {
    package let number: Int
    /// Absent exactly when `number` is 0.
    package let head: Digest?

    package static let none = CarriedEnd(number: 0, head: nil)

    /// Refuses nothing: ``init(_:)`` does.
    package init(number: Int, head: Digest?) {
        self.number = number
        self.head = head
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        head = try reader.optionalText("head")
        number = try reader.integer("number", in: 0...JSONLimit.largestInteger)
        try reader.finish()
        try reader.require(
            (number == 0) == (head == nil),
            "head has to be absent exactly when number is 0"
        )
    }

    package var json: JSONValue {
        .object([("head", head.map { .text($0) }), ("number", .number(number))])
    }
}
