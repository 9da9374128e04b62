// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct EvidenceVerifierTests {
    private var scene: EvidenceScene

    init() throws {
        scene = try EvidenceScene()
    }

    @Test(arguments: EventName.known)
    func `verifies each event by its signer, with and without content`(event: EventName) throws {
        var scene = scene
        for contentFree in [false, true] {
            let jws = try scene.evidence(event, contentFree: contentFree)
            let verified = try scene.verify(jws)
            #expect(verified.payload.event == event && verified.jws == jws)
            #expect(verified.kid == scene.key(for: event).verificationKey.kid)
            #expect(verified.isTestimony == (scene.issuer(of: event).id != scene.recipient.id))
            #expect(
                verified.submission?.id
                    == (verified.payload.binding.submission.map { _ in scene.submission.id })
            )
        }
    }

    @Test mutating func `takes an expiry of the sender and of a relay, as testimony`() throws {
        var payload = try scene.payload(.acceptanceRejectionExpiry)
        #expect(payload.issuer == scene.sender.id)
        payload.issuer = scene.relay.id
        let signed = try EvidenceSigner.sign(payload, key: scene.relay.node)
        #expect(try scene.verify(signed.jws).isTestimony)
    }

    @Test mutating func `keeps an unknown event with its members, signed by node or officer`() throws {
        var payload = scene.message.evidence(
            .unknown(uri: "urn:other:event:Sung"),
            by: scene.recipient.id,
            jti: scene.sender.random.randomID()
        )
        payload.unknown = ["verse": 3]
        let node = try Forgery.sign(payload.json, as: .evidenceConsignment, key: scene.recipient.node)
        #expect(try scene.verify(node).payload.unknown == ["verse": 3])
        let officer = try Forgery.sign(
            payload.json,
            as: .evidenceOfficer,
            key: scene.recipient.officers[3].key
        )
        #expect(try scene.verify(officer).payload.event.uri == "urn:other:event:Sung")
        let wrong = try Forgery.sign(payload.json, as: .evidenceOfficer, key: scene.recipient.node)
        #expect(throws: SecurityError(.wrongKey, "")) { try scene.verify(wrong) }
    }

    @Test mutating func `consignment names the hand-over that came first, direct or through a relay`() throws
    {
        let direct = try scene.sender.submission(of: scene.message)
        var payload = try scene.payload(.contentConsignment)
        payload.binding.submission = direct.jws
        let signed = try EvidenceSigner.sign(payload, key: scene.recipient.node)
        #expect(try scene.verify(signed.jws).submission?.id == direct.id)
    }
}
