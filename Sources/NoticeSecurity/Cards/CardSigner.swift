// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Signs versions of a party's own card.
package enum CardSigner {
    /// Signs a version with the root that the version before names; version 1 with its own.
    ///
    /// Returns the compact JWS. Refuses a payload that no reader would accept. Whether the root is the right
    /// one, ``CardVerifier`` says.
    package static func sign(payload: CardPayload, root: SigningKey) throws -> String {
        var reader = CardKeyReader()
        _ = try reader.read(payload)
        return try SignedObject.sign(payload, type: .card, key: root).jws
    }
}
