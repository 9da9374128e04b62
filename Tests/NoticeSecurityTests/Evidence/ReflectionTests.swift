// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Every signed object, presented in every place but its own.
struct ReflectionTests {
    private struct Slot {
        let type: ObjectType
        /// A key that the slot takes.
        let key: SigningKey
        let honest: String
        let verify: (String) throws -> Void
    }

    private var scene: EvidenceScene

    init() throws {
        scene = try EvidenceScene()
    }

    @Test mutating func `reflection: each object is taken in its own place and refused in every other`()
        throws
    {
        let slots = try slots()
        var refused = 0
        for place in slots {
            for object in slots {
                let isTaken = (try? place.verify(object.honest)) != nil
                #expect(isTaken == (place.type == object.type), "\(object.type) as \(place.type)")
                refused += isTaken ? 0 : 1
            }
        }
        #expect(refused == slots.count * (slots.count - 1))
    }

    @Test mutating func `reflection: no payload passes under another type, even with the right key`() throws {
        let slots = try slots()
        for place in slots {
            for object in slots where object.type != place.type {
                let jwt = String(object.honest.split(separator: "~")[0])
                let payload = try CompactJWS(parsing: jwt, maxBytes: 262_144).unverifiedPayload
                let value = try StrictJSONParser.parse(payload)
                let forged = try Forgery.sign(value, as: place.type, key: place.key)
                let text = place.type == .notice ? forged + "~" : forged
                #expect((try? place.verify(text)) == nil, "\(object.type) as \(place.type)")
            }
        }
    }

    private mutating func slots() throws -> [Slot] {
        try [cardSlot(), noticeSlot(), approvalSlot(), dispatchSlot(), requestSlot()] + nodeSlots()
            + evidenceSlots()
    }

    private func cardSlot() -> Slot {
        let party = scene.sender
        return Slot(type: .card, key: party.root, honest: party.chain.latest.jws) { text in
            _ = try CardVerifier.verify(chain: [text])
        }
    }

    private func noticeSlot() -> Slot {
        let party = scene.sender
        return Slot(type: .notice, key: party.notice, honest: scene.message.notice.text) { text in
            _ = try NoticeVerifier.verify(text: text, approvals: [], issuer: party.chain, mode: .partial)
        }
    }

    private func approvalSlot() -> Slot {
        let party = scene.sender
        let honest = scene.message.notice.approvals[0].jws
        return Slot(type: .approval, key: party.officers[0].key, honest: honest) { text in
            _ = try ApprovalVerifier.verify(text, issuer: party.chain)
        }
    }

    private func dispatchSlot() throws -> Slot {
        let party = scene.sender
        return Slot(type: .dispatch, key: party.notice, honest: scene.message.dispatch.jws) { text in
            _ = try DispatchVerifier.verify(text, sender: party.chain)
        }
    }

    private mutating func requestSlot() throws -> Slot {
        let party = scene.sender
        let target = RequestVerifier.Target(
            audience: scene.recipient.id,
            method: .get,
            path: "/herald/v1/inbox",
            body: []
        )
        let claims = RequestClaims(
            jti: scene.sender.random.randomID(),
            issuer: party.id,
            audience: target.audience,
            method: target.method,
            path: target.path,
            digest: target.bodyDigest,
            at: TestParty.start
        )
        let honest = try RequestSigner.sign(claims, key: party.transport).jws
        return Slot(type: .request, key: party.transport, honest: honest) { text in
            _ = try RequestVerifier.verify(text, issuer: party.chain, target: target)
        }
    }

    private mutating func nodeSlots() throws -> [Slot] {
        let party = scene.sender
        let status = StatusPayload(
            jti: scene.sender.random.randomID(),
            issuer: party.id,
            counterpart: scene.recipient.id,
            index: 1,
            previous: nil,
            outbound: .none,
            inbound: .none,
            seals: 0,
            at: TestParty.start,
            after: []
        )
        let report = ImpersonationReport(
            jti: scene.sender.random.randomID(),
            issuer: party.id,
            about: scene.recipient.id,
            presentedBy: nil,
            count: 1,
            firstAt: TestParty.start,
            lastAt: TestParty.start,
            digests: [scene.message.sealed.env],
            reasons: [.other]
        )
        return [
            Slot(type: .submission, key: party.node, honest: scene.submission.jws) { text in
                _ = try SubmissionVerifier.verify(text, sender: party.chain)
            },
            Slot(type: .status, key: party.node, honest: try StatusSigner.sign(status, key: party.node).jws) {
                _ = try StatusVerifier.verify($0, issuer: party.chain)
            },
            Slot(
                type: .impersonation,
                key: party.node,
                honest: try ImpersonationSigner.sign(report, key: party.node).jws
            ) { text in
                _ = try ImpersonationVerifier.verify(text, issuer: party.chain)
            },
        ]
    }

    /// A place for each family: evidence of one family is refused where another is expected by its event.
    private mutating func evidenceSlots() throws -> [Slot] {
        let events: [EventName] = [
            .submissionAcceptance, .relayAcceptance, .contentConsignment, .consignmentRejection,
            .acknowledged,
        ]
        var slots: [Slot] = []
        for event in events {
            guard let type = event.type else { continue }
            let honest = try scene.evidence(event)
            let fixed = scene
            slots.append(
                Slot(type: type, key: scene.key(for: event), honest: honest) { text in
                    let verified = try fixed.verify(text)
                    guard verified.payload.event == event else { throw SecurityError(.mismatch, "") }
                }
            )
        }
        return slots
    }
}
