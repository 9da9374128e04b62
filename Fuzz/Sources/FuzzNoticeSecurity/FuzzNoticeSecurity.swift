// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Fuzzing
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Signed and sealed objects, keys, cards and bundles.
///
/// Entries whose names begin with "signed" sign the input first: what a party says whose keys are known, and
/// who means ill.
@main
enum FuzzNoticeSecurity {
    static func main() throws {
        let scene = try Scene()
        let entries = try objectEntries(scene) + keyEntries(scene) + cardEntries(scene) + sealedEntries(scene)
        let status = try FuzzProgram.run(entries + signedEntries(scene) + bundleEntries(scene))
        precondition(status == 0, "libFuzzer ended with \(status)")
    }

    private static func objectEntries(_ scene: Scene) -> [FuzzEntry] {
        let key = scene.sender.notice.verificationKey
        return [
            FuzzEntry("compact-jws", seeds: [Array(scene.message.dispatch.jws.utf8)]) { bytes in
                let object = try CompactJWS(parsing: bytes)
                precondition(object.bytes == bytes && Array(object.text.utf8) == bytes, "another object")
                _ = try? object.verify(with: key, typ: object.header.typ).object()
                return true
            },
            FuzzEntry("sd-jwt", seeds: [scene.noticeText]) { bytes in
                let object = try SDJWT(parsing: bytes)
                precondition(object.bytes == bytes, "another object than was read")
                precondition(object.opening(only: []).disclosures.isEmpty, "an opened field")
                _ = try? object.verify(with: key, typ: object.issuerJWT.header.typ, mode: .partial)
                return true
            },
            FuzzEntry(
                "disclosure",
                seeds: [CanonicalJSON.encode([.string("AAECAwQFBgcICQoLDA0ODw"), "text", ["a": [1, "x"]]])],
                parse: { try Disclosure(parsing: Base64URL.encode($0)) },
                holds: { disclosure, bytes in disclosure.text == Base64URL.encode(bytes) }
            ),
        ]
    }

    private static func keyEntries(_ scene: Scene) throws -> [FuzzEntry] {
        let jwks = [
            scene.sender.notice.privateJWK, scene.sender.notice.verificationKey.jwk, scene.es256.privateJWK,
            scene.es256.verificationKey.jwk, scene.recipient.sealing.privateJWK,
            scene.recipient.sealing.publicKey.jwk,
        ]
        let file = try KeyFile(PrivateKey(privateJWK: scene.es256.privateJWK), use: "officer")
        return [
            FuzzEntry("key", seeds: jwks.map { CanonicalJSON.encode($0) }) { bytes in
                let jwk = try StrictJSONParser.parse(bytes)
                let verification = try? VerificationKey(jwk: jwk)
                precondition(verification == nil || verification?.jwk == jwk, "another key than was read")
                let sealing = try? SealingPublicKey(jwk: jwk)
                precondition(sealing == nil || sealing?.jwk == jwk, "another sealing key than was read")
                let secret = try? PrivateKey(privateJWK: jwk)
                precondition(secret == nil || secret?.privateJWK == jwk, "another private key than was read")
                return verification != nil || sealing != nil || secret != nil
            },
            // Without the passphrase: deriving a key takes the time of thousands of inputs.
            FuzzEntry("key-file", seeds: [file.bytes, scene.encryptedKeyFile]) { bytes in
                let file = try KeyFile(parsing: bytes)
                precondition((try? KeyFile(parsing: file.bytes))?.bytes == file.bytes, "another file")
                _ = try? file.key()
                return true
            },
            FuzzEntry(
                "thumbprint",
                seeds: [Array(scene.es256.verificationKey.thumbprint.text.utf8)],
                parse: { try Thumbprint(parsing: String(decoding: $0, as: UTF8.self)) },
                holds: { $0.text.utf8.elementsEqual($1) }
            ),
        ]
    }

    private static func cardEntries(_ scene: Scene) -> [FuzzEntry] {
        let chain = scene.sender.chain
        return [
            FuzzEntry(
                "card-file",
                seeds: [chain.fileBytes, scene.es256Party.chain.fileBytes],
                parse: { try CardVerifier.verify(file: $0) },
                holds: { $0.fileBytes == $1 && $0.fingerprint.count >= 40 }
            ),
            FuzzEntry("signed-card", seeds: [scene.firstCard.payload, chain.latest.payload.payload]) {
                bytes in
                let first = try scene.sign(bytes, .card, scene.firstRoot)
                let verified = try? CardVerifier.verify(chain: [first])
                let extended = try? CardVerifier.extend(known: chain, with: [first])
                let later = try scene.sign(bytes, .card, scene.sender.root)
                let grown = try? CardVerifier.extend(known: chain, with: [later])
                for each in [verified, extended, grown].compactMap({ $0 }) {
                    precondition(
                        (try? CardVerifier.verify(file: each.fileBytes)) != nil,
                        "a file of a verified chain"
                    )
                }
                return verified != nil || extended != nil || grown != nil
            },
        ]
    }

    private static func sealedEntries(_ scene: Scene) -> [FuzzEntry] {
        let (sender, recipient) = (scene.sender.chain, scene.recipient)
        return [
            FuzzEntry("envelope", seeds: [scene.message.sealed.bytes]) { bytes in
                let envelope = try EnvelopeReader.readHeader(bytes)
                precondition(envelope.bytes == bytes, "another envelope than was read")
                _ = try? EnvelopeOpener.open(
                    envelope,
                    keys: [recipient.sealing],
                    recipient: recipient.id,
                    sender: sender
                )
                return true
            },
            FuzzEntry("sealed-header", seeds: [scene.sealedHeader]) { bytes in
                guard let message = scene.withHeader(bytes) else { return false }
                _ = try EnvelopeReader.readHeader(message)
                return true
            },
        ]
    }
}
