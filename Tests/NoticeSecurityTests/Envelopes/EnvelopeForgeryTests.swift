// SPDX-License-Identifier: Apache-2.0

import Crypto
import ExchangeTesting
import Foundation
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Envelopes that no sealer makes.
struct EnvelopeForgeryTests {
    private var sender: TestParty
    private let recipient: TestParty
    private let message: TestMessage

    init() throws {
        sender = try TestParty("mfa.oman.example")
        recipient = try TestParty("mod.iran.example")
        let notice = try sender.released(TestParty.draft(), to: [recipient.id])
        message = try sender.message(notice, to: recipient)
    }

    private var plaintext: EnvelopePlaintext {
        EnvelopePlaintext(
            approvals: message.notice.approvals.map(\.jws),
            dispatch: message.dispatch.jws,
            notice: message.notice.text,
            salt: message.salt
        )
    }

    private func members(_ change: (inout JSONObject) -> Void = { _ in }) -> JSONObject {
        guard case .object(var members) = message.sealed.header.json else { return [:] }
        members["kc"] = nil
        change(&members)
        return members
    }

    private func code(of bytes: [UInt8]) -> SecurityError.Code? {
        do throws(SecurityError) {
            _ = try EnvelopeOpener.open(
                EnvelopeReader.readHeader(bytes),
                keys: [recipient.sealing],
                recipient: recipient.id,
                sender: sender.chain
            )
            return nil
        } catch {
            return error.code
        }
    }

    private mutating func sealed(
        _ framed: [UInt8],
        _ members: JSONObject,
        to key: SealingPublicKey? = nil
    ) throws -> [UInt8] {
        try SealedMessage.seal(
            framed,
            members: members,
            to: key ?? recipient.sealing.publicKey,
            profile: .envelope,
            using: &sender.random
        ).bytes
    }

    @Test mutating func `downgrade: refuses another suite and other grades`() throws {
        let framed = try plaintext.framed()
        #expect(code(of: try sealed(framed, members())) == nil)
        let weak = try SealingPrivateKey.make(.x25519, using: &sender.random).publicKey
        #expect(code(of: try sealed(framed, members(), to: weak)) == .unsupportedSuite)
        for grade in ["sign-to-open", "deposit"] {
            let changed = members { $0["grade"] = .string(grade) }
            #expect(code(of: try sealed(framed, changed)) == .malformedEnvelope)
        }
    }

    @Test mutating func `refuses members that the page does not name, and missing ones`() throws {
        let framed = try plaintext.framed()
        let changes: [(inout JSONObject) -> Void] = [
            { $0["extra"] = 1 }, { $0["lane"] = nil }, { $0["v"] = 2 }, { $0["size"] = 4097 },
            { $0["shareHolder"] = "relay.swiss.example" }, { $0["deadline"] = .null },
        ]
        for change in changes {
            #expect(code(of: try sealed(framed, members(change))) == .malformedEnvelope)
        }
    }

    @Test mutating func `refuses another length, padding or class than the smallest`() throws {
        let framed = try plaintext.framed()
        let count = framed.count
        var dirty = framed
        dirty[count - 1] = 1
        #expect(code(of: try sealed(dirty, members())) == .malformedEnvelope)
        #expect(code(of: try sealed(framed + [0], members())) == .malformedEnvelope)
        let next = try #require(SizeClass.smallest(for: count + 1)).rawValue
        let padded = framed + [UInt8](repeating: 0, count: next - count)
        let larger = members { $0["size"] = .integer(Int64(next)) }
        #expect(code(of: try sealed(padded, larger)) == .malformedEnvelope)
        #expect(code(of: try sealed(framed, larger)) == .malformedEnvelope)
        var tooLong = framed
        tooLong[0] = 0xFF
        #expect(code(of: try sealed(tooLong, members())) == .malformedEnvelope)
    }

    /// All but the commitment fits: HPKE unwraps, and the content key opens the content.
    @Test mutating func `different content: refuses a content key that the header does not commit to`() throws
    {
        let committed = SymmetricKey(data: sender.random.octets(32))
        let used = SymmetricKey(data: sender.random.octets(32))
        #expect(code(of: try envelope(committing: used, using: used)) == nil)
        #expect(code(of: try envelope(committing: committed, using: used)) == .keyCommitmentMismatch)
    }

    private mutating func envelope(
        committing committed: SymmetricKey,
        using key: SymmetricKey
    ) throws -> [UInt8] {
        let info = Data(Array("JOSE-HPKE rcpt".utf8) + [0xFF] + Array("C20P".utf8) + [0xFF])
        var hpke = try HPKE.Sender(
            recipientKey: XWingMLKEM768X25519.PublicKey(rawRepresentation: recipient.sealing.publicKey.bytes),
            ciphersuite: HPKE.Ciphersuite(kem: .XWingMLKEM768X25519, kdf: .HKDF_SHA256, aead: .chaChaPoly),
            info: info
        )
        let wrapped = try hpke.seal(key.withUnsafeBytes { Data($0) })
        let commitment = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: committed,
            info: Data("herald-envelope-kc/v1".utf8),
            outputByteCount: 32
        )
        let kc = commitment.withUnsafeBytes { Base64URL.encode(Array($0)) }
        let header: JSONValue = [
            "alg": "HPKE-XWING-KE", "crit": ["herald"],
            "ek": .string(Base64URL.encode(Array(hpke.encapsulatedKey))), "enc": "C20P",
            "herald": .object(members { $0["kc"] = .string(kc) }),
            "kid": .string(recipient.sealing.publicKey.thumbprint.text), "typ": "herald-envelope+jwe",
        ]
        let protected = Base64URL.encode(CanonicalJSON.encode(header))
        let nonce = sender.random.octets(12)
        let box = try ChaChaPoly.seal(
            plaintext.framed(),
            using: key,
            nonce: ChaChaPoly.Nonce(data: nonce),
            authenticating: Array(protected.utf8)
        )
        return CanonicalJSON.encode([
            "ciphertext": .string(Base64URL.encode(Array(box.ciphertext))),
            "encrypted_key": .string(Base64URL.encode(Array(wrapped))),
            "iv": .string(Base64URL.encode(nonce)), "protected": .string(protected),
            "tag": .string(Base64URL.encode(Array(box.tag))),
        ])
    }
}
