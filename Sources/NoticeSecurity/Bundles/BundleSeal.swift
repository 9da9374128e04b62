// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// The signature of whoever assembled a bundle (docs/spec/bundle.md section 3).
///
/// Shows who assembled it and that nothing was changed since; nothing about what the bundle says.
package enum BundleSeal {
    /// The sealed bundle's bytes, in canonical form.
    package static func seal(_ document: BundleDocument, jti: RandomID, key: SigningKey) throws -> [UInt8] {
        let payload = BundleSealPayload(
            jti: jti,
            issuer: document.exporter,
            bundle: ObjectHash.digest(document.unsealedBytes)
        )
        var sealed = document
        sealed.seal = try SignedObject.sign(payload, type: .bundleSeal, key: key).jws
        return sealed.bytes
    }

    static func check(_ document: BundleDocument, exporter: VerifiedCardChain) throws(SecurityError) {
        let jws = try CompactJWS(parsing: document.seal)
        guard let key = exporter.key(jws.kid, use: .node) else {
            throw SecurityError(.wrongKey, "the card of \(exporter.party.text) holds no such node key")
        }
        let verified = try jws.verify(with: key, typ: ObjectType.bundleSeal.rawValue)
        let payload = try ObjectType.bundleSeal.reading { () throws(FormatError) in
            try BundleSealPayload(payload: verified.payload)
        }
        guard payload.issuer == document.exporter else {
            throw SecurityError(.mismatch, "sealed by another party than the exporter")
        }
        guard payload.bundle == ObjectHash.digest(document.unsealedBytes) else {
            throw SecurityError(.mismatch, "the bundle is not the one that was sealed")
        }
    }
}
