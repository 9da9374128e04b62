// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A code of a table that was sent before, for forces that meet by chance (posture.md, section 8).
package struct Signal: Hashable, Sendable {
    package let code: String
    /// The notice that holds the table.
    package let table: ObjectID

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        code = try reader.raw("code")
        table = try reader.text("table")
        try reader.finish()
        try reader.require(SignalCode.isCode(code), "a code is 1 to 16 of A to Z, 0 to 9 and space")
    }

    package var json: JSONValue { .object([("code", .string(code)), ("table", .text(table))]) }
}
