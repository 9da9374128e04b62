// SPDX-License-Identifier: Apache-2.0

import Crypto
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing
import TransparencyLog

struct ChannelVerifierTests {
    private let recipient: PartyID
    private var party: TestParty
    private let notice: ObjectID

    init() throws {
        recipient = try PartyID("mod.iran.example")
        party = try TestParty("mfa.oman.example")
        notice = ObjectID(bytes: party.random.octets(32))
    }

    private mutating func status(after: [String] = []) -> StatusPayload {
        StatusPayload(
            jti: party.random.randomID(),
            issuer: party.id,
            counterpart: recipient,
            index: 1,
            previous: nil,
            outbound: .none,
            inbound: .none,
            seals: 0,
            at: TestParty.start,
            after: after
        )
    }

    @Test mutating func `gives back a dispatch with the id it was signed with`() throws {
        let signed = try party.dispatch(notice, to: recipient)
        let verified = try DispatchVerifier.verify(signed.jws, sender: party.chain)
        #expect(verified.id == signed.id && verified.jws == signed.jws)
        #expect(verified.kid == party.notice.verificationKey.kid)
        #expect(verified.payload.notice == notice && verified.payload.recipient == recipient)
        let object = try CompactJWS(parsing: signed.jws)
        #expect(ObjectHash.id(.dispatch, object.unverifiedPayload) == signed.id)
        #expect(ObjectHash.id(of: object) == signed.id)
    }

    @Test mutating func `wrong key: refuses dispatches and statuses by keys of another use`() throws {
        let dispatch = try party.dispatch(notice, to: recipient).jws
        let status = try StatusSigner.sign(status(), key: party.node).jws
        let chain = party.chain
        for key in [party.node, party.transport, party.root, party.officers[0].key] {
            let forged = try Forgery.resign(dispatch, "number", 1, key: key)
            #expect(throws: SecurityError(.wrongKey, "")) {
                try DispatchVerifier.verify(forged, sender: chain)
            }
        }
        for key in [party.notice, party.transport, party.root, party.officers[0].key] {
            let forged = try Forgery.resign(status, "seals", 0, key: key)
            #expect(throws: SecurityError(.wrongKey, "")) {
                try StatusVerifier.verify(forged, issuer: chain)
            }
        }
        #expect(try StatusVerifier.verify(status, issuer: chain).payload.outbound == .none)
    }

    @Test mutating func `verifies a dispatch under any version that holds the key at that time`() throws {
        let dispatch = try party.dispatch(notice, to: recipient)
        let old = party.notice.verificationKey.kid
        var random = SeededRandom(seed: 8)
        let newer = SigningKey.make(.ed25519, using: &random)
        try party.addVersion { $0.keys[0].jwk = TestParty.object(newer.verificationKey.jwk) }
        #expect(try DispatchVerifier.verify(dispatch.jws, sender: party.chain).kid == old)
    }

    @Test mutating func `relay alters: refuses a dispatch with any byte altered`() throws {
        let chain = party.chain
        let accepted = Forgery.acceptedFlips(of: try party.dispatch(notice, to: recipient).jws) { text in
            _ = try DispatchVerifier.verify(text, sender: chain)
        }
        #expect(accepted == 0)
    }

    @Test mutating func `takes any signed checkpoint as a time anchor and refuses everything else`() throws {
        let key = Curve25519.Signing.PrivateKey()
        let signer = try NoteSigner(name: "log.elsewhere.example", key: key)
        let checkpoint = try Checkpoint(origin: "log.elsewhere.example", size: 0, root: .emptyRoot)
        let anchor = String(decoding: try checkpoint.signed(by: signer).bytes, as: UTF8.self)
        let good = try StatusSigner.sign(status(after: [anchor]), key: party.node)
        #expect(try StatusVerifier.verify(good.jws, issuer: party.chain).payload.after == [anchor])
        let text = Array("not a checkpoint\n".utf8)
        let note = try SignedNote(text: text, signatures: [signer.signature(of: text)])
        for bad in ["x", String(anchor.dropLast()), String(decoding: note.bytes, as: UTF8.self)] {
            let signed = try StatusSigner.sign(status(after: [bad]), key: party.node)
            #expect(throws: SecurityError(.malformedAnchor, "")) {
                try StatusVerifier.verify(signed.jws, issuer: party.chain)
            }
        }
    }

    @Test mutating func `refuses to sign what no reader would accept`() throws {
        var payload = status()
        payload.counterpart = payload.issuer
        #expect(throws: SecurityError(.malformedPayload, "")) {
            try StatusSigner.sign(payload, key: party.node)
        }
    }

    @Test mutating func `verifies an impersonation report of the reporter's node`() throws {
        let report = ImpersonationReport(
            jti: party.random.randomID(),
            issuer: party.id,
            about: recipient,
            presentedBy: nil,
            count: 1,
            firstAt: TestParty.start,
            lastAt: TestParty.start,
            digests: [ObjectHash.digest([1])],
            reasons: [.badSignature]
        )
        let signed = try ImpersonationSigner.sign(report, key: party.node)
        let verified = try ImpersonationVerifier.verify(signed.jws, issuer: party.chain)
        #expect(verified.payload == report)
        let forged = try ImpersonationSigner.sign(report, key: party.transport)
        #expect(throws: SecurityError(.wrongKey, "")) {
            try ImpersonationVerifier.verify(forged.jws, issuer: party.chain)
        }
    }
}
