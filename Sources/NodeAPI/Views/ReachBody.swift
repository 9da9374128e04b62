// SPDX-License-Identifier: Apache-2.0

internal import Exchange
import NoticeFormat
package import StrictJSON

/// Whom a cancel, stand-down or correction has reached, of all who had the original.
package struct ReachBody: Sendable, Hashable {
    package var notice: String
    package var kind: String
    package var recipients: Int
    package var reached: Int
    package var acknowledged: Int
    package var outstanding: [String]

    init(_ view: ReachView) {
        notice = view.notice.text
        kind = view.kind.rawValue
        recipients = view.recipients
        reached = view.reached
        acknowledged = view.acknowledged
        outstanding = view.outstanding.map(\.text)
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        notice = try reader.string("notice")
        kind = try reader.string("kind")
        recipients = Int(try reader.integer("recipients"))
        reached = Int(try reader.integer("reached"))
        acknowledged = Int(try reader.integer("acknowledged"))
        outstanding = try reader.strings("outstanding")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("acknowledged", .integer(Int64(acknowledged))), ("kind", .string(kind)),
            ("notice", .string(notice)), ("outstanding", .strings(outstanding)),
            ("reached", .integer(Int64(reached))), ("recipients", .integer(Int64(recipients))),
        ])
    }
}
