// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The protected header of a sealed message: readable to everyone who carries it, alterable by nobody.
package struct SealedHeader: Sendable {
    /// ChaCha20-Poly1305 with a key of 32 octets and a nonce of 12.
    static let enc = "C20P"
    static let commitment = "kc"

    package let suite: HPKESuite
    /// The thumbprint of the recipient's sealing key.
    package let keyID: Thumbprint
    /// What the application put in, with the key commitment `kc`.
    package let members: JSONObject
    let encapsulatedKey: [UInt8]
    let keyCommitment: ObjectDigest

    /// Adds the key commitment to the application's members.
    init(
        suite: HPKESuite,
        keyID: Thumbprint,
        members: JSONObject,
        encapsulatedKey: [UInt8],
        keyCommitment: ObjectDigest
    ) {
        precondition(members[Self.commitment] == nil, "the key commitment is not the caller's")
        var members = members
        members[Self.commitment] = .string(keyCommitment.text)
        self.suite = suite
        self.keyID = keyID
        self.members = members
        self.encapsulatedKey = encapsulatedKey
        self.keyCommitment = keyCommitment
    }

    /// Reads a canonical JSON object with exactly `alg`, `crit`, `ek`, `enc`, `kid`, `typ` and the member
    /// of the profile.
    init(parsing bytes: [UInt8], profile: SealedProfile) throws(SecurityError) {
        do {
            var reader = try ObjectReader(value: CanonicalJSON.parseCanonical(bytes))
            let alg = try reader.value("alg")
            guard let suite = HPKESuite.allCases.first(where: { alg == .string($0.rawValue) }),
                try reader.value("enc") == .string(Self.enc)
            else { throw SecurityError(.unsupportedSuite, "another suite than this version's") }
            guard try reader.value("typ") == .string(profile.typ),
                try reader.value("crit") == [.string(profile.member)]
            else { throw SecurityError(.wrongType, "sealed message of another type than is expected here") }
            self.suite = suite
            encapsulatedKey = try reader.bytes("ek", count: suite.encapsulatedKeyCount)
            keyID = try Thumbprint(parsing: reader.string("kid"))
            var inner = try reader.object(profile.member)
            keyCommitment = try ObjectDigest(parsing: inner.string(Self.commitment))
            members = inner.object
            try reader.finish()
        } catch let error as SecurityError where error.code != .malformedDigest {
            throw error
        } catch {
            throw SecurityError(.malformedSealedMessage, "header: \(error)")
        }
    }

    func canonicalBytes(profile: SealedProfile) -> [UInt8] {
        let header = JSONObject([
            ("alg", .string(suite.rawValue)),
            ("crit", [.string(profile.member)]),
            ("ek", .string(Base64URL.encode(encapsulatedKey))),
            ("enc", .string(Self.enc)),
            ("kid", .string(keyID.text)),
            ("typ", .string(profile.typ)),
            (profile.member, .object(members)),
        ])
        return CanonicalJSON.encode(.object(header))
    }
}
