// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct EvidenceAttackTests {
    private var scene: EvidenceScene

    init() throws {
        scene = try EvidenceScene()
    }

    @Test(arguments: [
        EventName.submissionAcceptance, .relayAcceptance, .contentAccessTracking, .consignmentRejection,
        .acknowledged,
    ])
    func `relay alters: refuses evidence with any byte altered`(event: EventName) throws {
        var scene = scene
        let accepted = Forgery.acceptedFlips(of: try scene.evidence(event)) { text in
            _ = try scene.verify(text)
        }
        #expect(accepted == 0)
    }

    @Test(arguments: EventName.known)
    func `wrong key: refuses each event by keys of every other use`(event: EventName) throws {
        var scene = scene
        let issuer = scene.issuer(of: event)
        let good = scene.key(for: event)
        let keys = [issuer.notice, issuer.transport, issuer.root, issuer.log, issuer.node]
        for key in keys + issuer.officers.map(\.key) where key.verificationKey != good.verificationKey {
            let forged = try EvidenceSigner.sign(scene.payload(event), key: key)
            let refusal = #expect(throws: SecurityError.self) { try scene.verify(forged.jws) }
            #expect([.wrongKey, .roleNotHeld].contains(refusal?.code))
        }
    }

    @Test(arguments: EventName.known)
    func `reflection: refuses each event by a party that cannot have observed it`(event: EventName) throws {
        var scene = scene
        let parties = [scene.sender, scene.recipient, scene.relay]
        let allowed = Set(event.signers)
        for party in parties {
            let own: SignerClass =
                switch party.id {
                case scene.sender.id: .senderNode
                case scene.relay.id: .relayNode
                default: event.isSignedByOfficer ? .officer : .recipientNode
                }
            guard !allowed.contains(own) else { continue }
            let honest = try scene.evidence(event)
            let keys = event.isSignedByOfficer ? party.officers.map(\.key) : [party.node]
            for key in keys {
                let forged = try Forgery.resign(honest, "iss", .text(party.id), key: key)
                #expect(throws: SecurityError(.malformedPayload, "")) { try scene.verify(forged) }
            }
        }
    }

    @Test(arguments: EventName.known)
    func `reflection: refuses each event under the type of another family`(event: EventName) throws {
        var scene = scene
        for type in ObjectType.allCases where type != event.type {
            let forged = try Forgery.sign(
                scene.payload(event).json,
                as: type,
                key: scene.key(for: event)
            )
            #expect(throws: SecurityError(.wrongType, "")) { try scene.verify(forged) }
        }
    }

    @Test mutating func `reflection: refuses evidence of other parties than the cards`() throws {
        let jws = try scene.evidence(.contentConsignment)
        for (issuer, sender) in [(scene.sender, scene.sender), (scene.recipient, scene.relay)] {
            #expect(throws: SecurityError(.mismatch, "")) {
                try EvidenceVerifier.verify(jws, issuer: issuer.chain, sender: sender.chain)
            }
        }
    }

    @Test mutating func `a relay cannot invent a submission`() throws {
        let other = try scene.sender.message(scene.message.notice, to: scene.recipient)
        let elsewhere = try scene.sender.submission(of: other, nextHop: scene.relay.id)
        let invented = try Forgery.resign(scene.submission.jws, "v", 1, key: scene.relay.node)
        let direct = try scene.sender.submission(of: scene.message)
        let wrong: [(String, SecurityError.Code)] = [
            (elsewhere.jws, .mismatch), (invented, .wrongKey), (direct.jws, .mismatch),
        ]
        for event in [
            EventName.submissionAcceptance, .submissionRejection, .relayAcceptance, .relayRejection,
        ] {
            for (submission, code) in wrong {
                var payload = try scene.payload(event)
                payload.binding.submission = submission
                let signed = try EvidenceSigner.sign(payload, key: scene.key(for: event))
                #expect(throws: SecurityError(code, "")) { try scene.verify(signed.jws) }
            }
        }
    }

    @Test mutating func `a relay cannot be put in the place of another`() throws {
        let third = try TestParty("relay.kenya.example")
        var payload = try scene.payload(.relayAcceptance)
        payload.binding.relay = third.id
        let signed = try EvidenceSigner.sign(payload, key: scene.recipient.node)
        #expect(throws: SecurityError(.mismatch, "")) { try scene.verify(signed.jws) }
    }

    @Test mutating func `wrong key: refuses an officer of a later card, or without the role`() throws {
        let early = scene.recipient.chain.latest.id
        let newcomer = try TestParty("mfa.qatar.example").officers[3]
        try scene.recipient.addVersion {
            $0.officers[3].jwk = TestParty.object(newcomer.key.verificationKey.jwk)
        }
        var payload = try scene.payload(.acknowledged)
        #expect(payload.binding.card == scene.recipient.chain.latest.id)
        #expect(
            try scene.verify(EvidenceSigner.sign(payload, key: newcomer.key).jws).kid == newcomer.kid
        )
        payload.binding.card = early
        let late = try EvidenceSigner.sign(payload, key: newcomer.key)
        #expect(throws: SecurityError(.wrongKey, "")) { try scene.verify(late.jws) }
        payload.binding.card = scene.message.dispatch.id
        let nowhere = try EvidenceSigner.sign(payload, key: newcomer.key)
        #expect(throws: SecurityError(.unknownCard, "")) { try scene.verify(nowhere.jws) }
        payload = try scene.payload(.acknowledged)
        payload.binding.role = .decisionMaker
        let usurper = try EvidenceSigner.sign(payload, key: newcomer.key)
        #expect(throws: SecurityError(.roleNotHeld, "")) { try scene.verify(usurper.jws) }
    }
}
