// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import StrictJSON

/// Body of `POST /carry/out`: a notice or message, and the stop that the courier goes to.
package struct CarryBody: Sendable, Hashable {
    package var id: String
    /// Nil where only one stop is next.
    package var to: PartyID?

    package init(id: String, to: PartyID?) {
        self.id = id
        self.to = to
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        id = try reader.string("id")
        to = try reader.optionalString("to").map { text throws(FormatError) in try PartyID(text) }
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(.object([("id", .string(id)), ("to", to.map { .string($0.text) })]))
    }
}
