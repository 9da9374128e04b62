// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// The names and digests of things, as values of the formats (README section 2, log.md section 1).
package enum ObjectHash {
    /// The id of a signed object: SHA-256 of its type, a zero octet and the decoded payload.
    package static func id(_ type: ObjectType, _ payload: [UInt8]) -> ObjectID {
        ObjectID(bytes: ObjectDigest(idOf: payload, typ: type.rawValue).bytes)
    }

    /// The id that a signed object will have if it verifies; nothing has been verified.
    package static func id(of jws: CompactJWS) -> ObjectID {
        ObjectID(bytes: ObjectDigest(idOf: jws.unverifiedPayload, typ: jws.header.typ).bytes)
    }

    /// SHA-256 of bytes as they are.
    package static func digest(_ bytes: [UInt8]) -> Digest {
        Digest(bytes: ObjectDigest(of: bytes).bytes)
    }

    /// The log entry for complete bytes: a compact JWS, a released notice or an envelope.
    package static func leaf(_ type: LeafType, _ bytes: [UInt8]) -> LeafEntry {
        LeafEntry(type: type, digest: digest(bytes))
    }

    /// The log entry for a signed object given as text.
    package static func leaf(_ type: LeafType, _ text: String) -> LeafEntry {
        leaf(type, Array(text.utf8))
    }
}

extension CompactJWS {
    /// The key that is said to have signed.
    package var kid: KeyID { KeyID(bytes: header.keyID.bytes) }
}

extension VerifiedJWS {
    /// The object's id as a value of the formats.
    package var objectID: ObjectID { ObjectID(bytes: id.bytes) }
}

extension VerificationKey {
    /// The key's name as a value of the formats.
    package var kid: KeyID { KeyID(bytes: thumbprint.bytes) }
}

extension SealingPublicKey {
    /// The key's name as a value of the formats.
    package var kid: KeyID { KeyID(bytes: thumbprint.bytes) }
}
