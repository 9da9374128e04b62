// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import NoticeFormat
package import StrictJSON

/// What an officer is told about the time limits of a notice that was composed (docs/spec/node-api.md, section 5).
package struct WarningBody: Sendable, Hashable {
    package var code: String
    package var recipient: String
    /// For people.
    package var detail: String
    /// What was promised or is needed.
    package var neededSeconds: Int64
    /// What there is; absent where there is no window.
    package var givenSeconds: Int64?

    package init(_ warning: ComposingWarning) {
        code = warning.code.rawValue
        recipient = warning.recipient.text
        detail = warning.detail
        neededSeconds = Int64(warning.needed)
        givenSeconds = warning.given.map { Int64($0) }
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        code = try reader.string("code")
        recipient = try reader.string("recipient")
        detail = try reader.string("detail")
        neededSeconds = try reader.integer("neededSeconds")
        givenSeconds = try reader.optionalInteger("givenSeconds")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("code", .string(code)), ("detail", .string(detail)),
            ("givenSeconds", givenSeconds.map { .integer($0) }), ("neededSeconds", .integer(neededSeconds)),
            ("recipient", .string(recipient)),
        ])
    }
}
