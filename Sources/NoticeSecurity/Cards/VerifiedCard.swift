// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// One version of a party's card, signed by the root that the version before it names.
///
/// Only ``CardVerifier`` makes one, as a link of a chain from version 1.
package struct VerifiedCard: Sendable {
    package let payload: CardPayload
    package let id: ObjectID
    /// The compact JWS as it came.
    package let jws: String
    let keys: CardKeys

    init(payload: CardPayload, verified: VerifiedJWS, keys: CardKeys) {
        self.payload = payload
        id = verified.objectID
        jws = verified.jws.text
        self.keys = keys
    }

    /// The key of this name, if this version holds it for the use at that time.
    package func key(_ kid: KeyID, use: KeyUse, at time: Timestamp) -> VerificationKey? {
        guard let found = keys.signing[kid], found.use == use, found.validity.contains(time) else {
            return nil
        }
        return found.key
    }

    /// The officer with the key of this name, whatever its validity.
    package func officer(_ kid: KeyID) -> CardOfficer? { keys.officers[kid]?.officer }

    /// The key of an officer, if this version holds it and it is valid at that time.
    package func officerKey(_ kid: KeyID, at time: Timestamp) -> VerificationKey? {
        guard let found = keys.officers[kid], found.officer.validity.contains(time) else { return nil }
        return found.key
    }

    /// Keys that envelopes can be sealed to at that time, in the order of the card.
    package func sealingKeys(at time: Timestamp) -> [SealingPublicKey] {
        keys.sealing.filter { $0.validity.contains(time) }.map(\.key)
    }
}
