// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A person who acts for a party, with a key and roles (card.md, section 1).
package struct CardOfficer: Hashable, Sendable {
    package var name: String
    /// As it stands in the card; the layer above makes a key of it or refuses it.
    package var jwk: JSONObject
    /// Ascending, no repeats.
    package var roles: [Role]
    package var validity: KeyValidity

    /// Sorts the roles.
    package init(name: String, jwk: JSONObject, roles: Set<Role>, validity: KeyValidity = .unlimited) {
        self.name = name
        self.jwk = jwk
        self.roles = roles.sorted { precedesInBytes($0.text, $1.text) }
        self.validity = validity
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        name = try reader.string("name", characters: 1...200)
        jwk = try reader.rawObject("jwk")
        roles = try reader.texts("roles", count: 1...Role.allCases.count, .ascending)
        validity = try KeyValidity(&reader)
        try reader.finish()
    }

    package var json: JSONValue {
        .object(
            [("jwk", .object(jwk)), ("name", .string(name)), ("roles", .texts(roles))] + validity.members
        )
    }
}
