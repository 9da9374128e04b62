// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity

/// A slot for every type of signed object; all objects are of one exchange between the same three parties.
struct SlotTable {
    var scene: EvidenceScene
    private var sender: TestParty { scene.sender }

    init() throws {
        scene = try EvidenceScene()
    }

    mutating func slots() throws -> [Slot] { try ObjectType.allCases.map { try slot(for: $0) } }

    /// Whoever adds a type adds its slot here: the compiler asks for it.
    mutating func slot(for type: ObjectType) throws -> Slot {
        switch type {
        case .card: cardSlot()
        case .notice: noticeSlot()
        case .approval: approvalSlot()
        case .dispatch: dispatchSlot()
        case .status: try statusSlot()
        case .relayStatus: try relayStatusSlot()
        case .submission: submissionSlot()
        case .evidenceSubmission: try evidenceSlot(.submissionAcceptance)
        case .evidenceRelay: try evidenceSlot(.relayAcceptance)
        case .evidenceConsignment: try evidenceSlot(.contentConsignment)
        case .evidenceAcceptance: try evidenceSlot(.consignmentRejection)
        case .evidenceCrossing: try evidenceSlot(.relayToNonERDS)
        case .evidenceOfficer: try evidenceSlot(.acknowledged)
        case .evidenceDeadline: try evidenceSlot(.acceptanceRejectionExpiry)
        case .evidenceShare: try evidenceSlot(.keyShareReleased)
        case .denial: try denialSlot()
        case .statement: try filingSlot(statement())
        case .seal: try filingSlot(seal())
        case .opening: try filingSlot(opening())
        case .consent: try filingSlot(consent())
        case .waiver: try waiverSlot()
        case .impersonation: try impersonationSlot()
        case .request: try requestSlot()
        case .bundleSeal: try bundleSealSlot()
        }
    }

    private func cardSlot() -> Slot {
        Slot(type: .card, key: sender.root, honest: sender.chain.latest.jws) { text in
            _ = try CardVerifier.verify(chain: [text])
        }
    }

    private func noticeSlot() -> Slot {
        let chain = sender.chain
        return Slot(type: .notice, key: sender.notice, honest: scene.message.notice.text) { text in
            _ = try NoticeVerifier.verify(text: text, approvals: [], issuer: chain, mode: .partial)
        }
    }

    private func approvalSlot() -> Slot {
        let chain = sender.chain
        let honest = scene.message.notice.approvals[0].jws
        return Slot(type: .approval, key: sender.officers[0].key, honest: honest) { text in
            _ = try ApprovalVerifier.verify(text, issuer: chain)
        }
    }

    private func dispatchSlot() -> Slot {
        let chain = sender.chain
        return Slot(type: .dispatch, key: sender.notice, honest: scene.message.dispatch.jws) { text in
            _ = try DispatchVerifier.verify(text, sender: chain)
        }
    }

    private mutating func statusSlot() throws -> Slot {
        let status = StatusPayload(
            jti: scene.sender.random.randomID(),
            issuer: sender.id,
            counterpart: scene.recipient.id,
            index: 1,
            previous: nil,
            outbound: .none,
            inbound: .none,
            seals: 0,
            at: TestParty.start,
            after: []
        )
        let chain = sender.chain
        let honest = try StatusSigner.sign(status, key: sender.node).jws
        return Slot(type: .status, key: sender.node, honest: honest) { text in
            _ = try StatusVerifier.verify(text, issuer: chain)
        }
    }

    private mutating func relayStatusSlot() throws -> Slot {
        let status = RelayStatusPayload(
            jti: scene.sender.random.randomID(),
            issuer: scene.relay.id,
            from: sender.id,
            to: scene.recipient.id,
            index: 1,
            previous: nil,
            carried: .none,
            at: TestParty.start,
            after: []
        )
        let (key, chain) = (scene.relay.node, scene.relay.chain)
        let honest = try RelayStatusSigner.sign(status, key: key).jws
        return Slot(type: .relayStatus, key: key, honest: honest) { text in
            _ = try RelayStatusVerifier.verify(text, issuer: chain)
        }
    }

    private func submissionSlot() -> Slot {
        let chain = sender.chain
        return Slot(type: .submission, key: sender.node, honest: scene.submission.jws) { text in
            _ = try SubmissionVerifier.verify(text, sender: chain)
        }
    }

    /// One event of a family: evidence of another family is refused where this event is expected.
    private mutating func evidenceSlot(_ event: EventName) throws -> Slot {
        guard let type = event.type else { preconditionFailure("the event is known") }
        let honest = try scene.evidence(event)
        let fixed = scene
        return Slot(type: type, key: scene.key(for: event), honest: honest) { text in
            let verified = try fixed.verify(text)
            guard verified.payload.event == event else { throw SecurityError(.mismatch, "") }
        }
    }

    private mutating func denialSlot() throws -> Slot {
        let denial = DenialPayload(
            jti: scene.sender.random.randomID(),
            issuer: scene.recipient.id,
            about: DenialSubject(from: sender.id, to: scene.recipient.id),
            text: "nothing came",
            at: TestParty.start,
            after: []
        )
        let (key, chain) = (scene.recipient.node, scene.recipient.chain)
        let honest = try DenialSigner.sign(denial, key: key).jws
        return Slot(type: .denial, key: key, honest: honest) { text in
            _ = try DenialVerifier.verify(text, issuer: chain)
        }
    }

    private mutating func impersonationSlot() throws -> Slot {
        let report = ImpersonationReport(
            jti: scene.sender.random.randomID(),
            issuer: sender.id,
            about: scene.recipient.id,
            presentedBy: nil,
            count: 1,
            firstAt: TestParty.start,
            lastAt: TestParty.start,
            digests: [scene.message.sealed.env],
            reasons: [.other]
        )
        let chain = sender.chain
        let honest = try ImpersonationSigner.sign(report, key: sender.node).jws
        return Slot(type: .impersonation, key: sender.node, honest: honest) { text in
            _ = try ImpersonationVerifier.verify(text, issuer: chain)
        }
    }

    private mutating func requestSlot() throws -> Slot {
        let target = RequestVerifier.Target(
            audience: scene.recipient.id,
            method: .get,
            path: "/herald/v1/inbox",
            body: []
        )
        let claims = RequestClaims(
            jti: scene.sender.random.randomID(),
            issuer: sender.id,
            audience: target.audience,
            method: target.method,
            path: target.path,
            digest: target.bodyDigest,
            at: TestParty.start
        )
        let chain = sender.chain
        let honest = try RequestSigner.sign(claims, key: sender.transport).jws
        return Slot(type: .request, key: sender.transport, honest: honest) { text in
            _ = try RequestVerifier.verify(text, issuer: chain, target: target)
        }
    }

    /// The seal of a small bundle: it is replaced as it stands, and the verifier looks at the whole bundle.
    private func bundleSealSlot() throws -> Slot {
        let bundles = try BundleScene.shared()
        let sealed = try BundleDocument(bytes: bundles.sealed(bundles.small))
        let cards = bundles.cards([bundles.sender, bundles.recipient])
        let verifier = try BundleVerifier(cardFiles: cards, policy: nil)
        return Slot(type: .bundleSeal, key: bundles.sender.node, honest: sealed.seal) { text in
            var document = sealed
            document.seal = text
            guard case .verified = verifier.verify(document.bytes) else {
                throw SecurityError(.mismatch, "the bundle does not verify")
            }
        }
    }
}
