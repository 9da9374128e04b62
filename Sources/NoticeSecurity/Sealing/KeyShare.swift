// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import FoundationEssentials
package import NoticeFormat
internal import StrictJSON

/// The two halves of a content key that only together open an envelope (envelope.md, section 3).
package enum KeyShare {
    /// Octets of a share.
    package static let count = 32
    private static let info = "herald-share/v1"

    /// On the way to whom a share is sealed: a share for one is none for the other.
    package enum Leg: UInt8, Sendable {
        case toHolder = 1
        case toRecipient = 2
    }

    package static func seal(
        _ share: [UInt8],
        to key: SealingPublicKey,
        msg: RandomID,
        leg: Leg
    ) throws -> SealedText {
        precondition(share.count == count, "share of another length")
        return try SealedOctets.seal(share, to: key, info: info, aad: msg.bytes + [leg.rawValue])
    }

    package static func open(
        _ sealed: SealedText,
        with keys: [SealingPrivateKey],
        msg: RandomID,
        leg: Leg
    ) throws(SecurityError) -> [UInt8] {
        let share = try SealedOctets.open(sealed, with: keys, info: info, aad: msg.bytes + [leg.rawValue])
        guard share.count == count else {
            throw SecurityError(.malformedSealedMessage, "a key share of another length")
        }
        return share
    }

    /// HKDF-SHA256 of both shares, salted with the message id and the header without its commitments.
    static func contentKey(_ first: [UInt8], _ second: [UInt8], header: JSONObject, msg: RandomID) -> [UInt8]
    {
        var header = header
        header["kc"] = nil
        header["pc"] = nil
        let salt = SHA256.hash(data: msg.bytes + CanonicalJSON.encode(.object(header)))
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: first + second),
            salt: Data(salt),
            info: Data("herald-envelope-shares/v1".utf8),
            outputByteCount: KeyWrap.keyCount
        )
        return key.withUnsafeBytes { Array($0) }
    }
}
