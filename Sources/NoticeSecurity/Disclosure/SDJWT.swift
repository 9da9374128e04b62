// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A signed object with hidden fields (SD-JWT, RFC 9901), well formed but not verified.
///
/// The subset of Herald: hidden fields are members of the payload itself, without nesting, array elements
/// or decoys, and there is no key-binding JWT.
public struct SDJWT: Hashable, Sendable {
    /// The largest object with its disclosures.
    public static let maxBytes = 262_144
    public static let maxDisclosures = 64

    /// What the issuer signed.
    public let issuerJWT: CompactJWS
    public let disclosures: [Disclosure]

    /// Reads `issuer-signed JWT ~ disclosure ~ … ~ disclosure ~`, with the tilde at the end.
    ///
    /// Refuses with `too-large`, `too-many-disclosures`, and the codes of ``CompactJWS`` and ``Disclosure``;
    /// a text that does not end in a tilde is a `malformed-signed-object`.
    public init(parsing bytes: [UInt8]) throws(SecurityError) {
        guard bytes.count <= Self.maxBytes else {
            throw SecurityError(.tooLarge, "object with its disclosures longer than \(Self.maxBytes) octets")
        }
        let tilde = UInt8(ascii: "~")
        let parts = bytes.split(separator: tilde, omittingEmptySubsequences: false)
        guard parts.count >= 2, bytes.last == tilde else {
            throw SecurityError(.malformedSignedObject, "a tilde at the end expected")
        }
        let disclosures = parts.dropFirst().dropLast().map { String(decoding: $0, as: UTF8.self) }
        try self.init(issuerJWT: Array(parts[0]), disclosures: disclosures)
    }

    /// Puts an issuer-signed JWT and disclosures together; refuses as ``init(parsing:)`` does.
    public init(issuerJWT: [UInt8], disclosures: [String]) throws(SecurityError) {
        guard disclosures.count <= Self.maxDisclosures else {
            throw SecurityError(.tooManyDisclosures, "more than \(Self.maxDisclosures) disclosures")
        }
        let size = disclosures.reduce(issuerJWT.count + 1) { $0 + $1.utf8.count + 1 }
        guard size <= Self.maxBytes else {
            throw SecurityError(.tooLarge, "object with its disclosures longer than \(Self.maxBytes) octets")
        }
        self.issuerJWT = try CompactJWS(parsing: issuerJWT, maxBytes: Self.maxBytes)
        var parsed: [Disclosure] = []
        for text in disclosures { parsed.append(try Disclosure(parsing: text)) }
        self.disclosures = parsed
    }

    private init(issuerJWT: CompactJWS, disclosures: [Disclosure]) {
        self.issuerJWT = issuerJWT
        self.disclosures = disclosures
    }

    /// The presentation, through the last tilde.
    public var bytes: [UInt8] {
        disclosures.reduce(issuerJWT.bytes + [UInt8(ascii: "~")]) { bytes, disclosure in
            bytes + Array(disclosure.text.utf8) + [UInt8(ascii: "~")]
        }
    }

    /// The digest of the presentation (RFC 9901, section 4.3.1): it names exactly this set of disclosures.
    public var sdHash: ObjectDigest { ObjectDigest(of: bytes) }

    /// The same object with only those fields opened whose names are given; names it lacks do not matter.
    public func opening(only names: [String]) -> SDJWT {
        let names = Set(names.map { JSONValue.string($0) })
        return SDJWT(
            issuerJWT: issuerJWT,
            disclosures: disclosures.filter { names.contains(.string($0.name)) }
        )
    }

    /// Checks the signature, then every disclosure against the digests in the payload.
    ///
    /// Refuses as ``CompactJWS/verify(with:typ:)`` does, and with `malformed-payload`,
    /// `malformed-disclosure-digests`, `misplaced-disclosure-digests`, `too-many-disclosures`,
    /// `duplicate-disclosure`, `disclosure-name`, `disclosure-order`, `unreferenced-disclosure` and, in
    /// complete mode, `undelivered-disclosure`.
    public func verify(
        with key: VerificationKey,
        typ: String,
        mode: DisclosureMode
    ) throws(SecurityError) -> VerifiedSDJWT {
        let issuer = try issuerJWT.verify(with: key, typ: typ)
        let opened = try OpenedFields(
            payload: issuer.object(),
            disclosures: disclosures,
            mode: mode,
            rules: .herald
        )
        return VerifiedSDJWT(verified: self, issuer: issuer, opened: opened)
    }

    /// Signs visible members and hidden fields, each field with a salt from the given randomness.
    ///
    /// Adds `_sd` and `_sd_alg` unless there are no fields. Refuses what verification would refuse; other
    /// failures are the library's.
    package static func sign(
        visible: JSONObject,
        fields: JSONObject,
        typ: String,
        key: SigningKey,
        using generator: inout some RandomNumberGenerator
    ) throws -> VerifiedSDJWT {
        try ReservedNames.checkNone(in: .object(visible))
        var disclosures: [Disclosure] = []
        for (name, value) in zip(fields.names, fields.values) {
            disclosures.append(try Disclosure(name: name, value: value, using: &generator))
        }
        disclosures.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var payload = visible
        if !disclosures.isEmpty {
            let digests = disclosures.map { $0.digest.text }
            let sorted = digests.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            payload[ReservedNames.digests] = .strings(sorted)
            payload[ReservedNames.algorithm] = "sha-256"
        }
        let bytes = CanonicalJSON.encode(.object(payload))
        let issuer = try CompactJWS.sign(payload: bytes, typ: typ, key: key)
        let object = try SDJWT(issuerJWT: issuer.jws.bytes, disclosures: disclosures.map { $0.text })
        return try object.verify(with: key.verificationKey, typ: typ, mode: .complete)
    }
}
