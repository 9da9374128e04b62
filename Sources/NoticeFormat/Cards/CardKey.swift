// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A key of a party, for one use (card.md, section 1).
package struct CardKey: Hashable, Sendable {
    /// As it stands in the card; the layer above makes a key of it or refuses it.
    package var jwk: JSONObject
    package var use: KeyUse
    package var validity: KeyValidity

    package init(jwk: JSONObject, use: KeyUse, validity: KeyValidity = .unlimited) {
        self.jwk = jwk
        self.use = use
        self.validity = validity
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        jwk = try reader.rawObject("jwk")
        use = try reader.text("use")
        validity = try KeyValidity(&reader)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([("jwk", .object(jwk)), ("use", .text(use))] + validity.members)
    }
}
