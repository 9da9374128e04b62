// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The last dispatch of a channel as a status names it: its number and id, or 0 and none.
package struct ChannelEnd: Hashable, Sendable {
    package let number: Int
    /// Absent exactly when `number` is 0.
    package let head: ObjectID?

    package static let none = ChannelEnd(number: 0, head: nil)

    /// A head without a number from 1, or the other way round, is a bug.
    package init(number: Int, head: ObjectID?) {
        precondition(number >= 0 && (number == 0) == (head == nil), "channel end without its head")
        self.number = number
        self.head = head
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        let number = try reader.integer("number", in: 0...JSONLimit.largestInteger)
        let head: ObjectID? = try reader.optionalText("head")
        try reader.require((number == 0) == (head == nil), "head has to be absent exactly when number is 0")
        try reader.finish()
        self.init(number: number, head: head)
    }

    package var json: JSONValue {
        .object([("head", head.map { .text($0) }), ("number", .number(number))])
    }
}
