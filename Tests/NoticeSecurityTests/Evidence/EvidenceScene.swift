// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity

/// One message from Oman to Iran through a Swiss relay, and evidence of every event about it.
struct EvidenceScene {
    var sender: TestParty
    var recipient: TestParty
    var relay: TestParty
    let message: TestMessage
    /// To the relay.
    let submission: SignedObject

    init() throws {
        sender = try TestParty("mfa.oman.example")
        recipient = try TestParty("mod.iran.example")
        relay = try TestParty("relay.swiss.example")
        let notice = try sender.released(TestParty.draft(), to: [recipient.id])
        message = try sender.message(notice, to: recipient)
        submission = try sender.submission(of: message, nextHop: relay.id)
    }

    /// A payload with everything the event needs, as an honest issuer makes it.
    mutating func payload(_ event: EventName, contentFree: Bool = false) throws -> EvidencePayload {
        let issuer = issuer(of: event)
        var payload = message.evidence(event, by: issuer.id, jti: sender.random.randomID())
        payload.reasons = event.isNegative ? [.other] : []
        payload.binding = binding(of: event, contentFree: contentFree)
        return payload
    }

    /// Signed as the table says.
    mutating func evidence(_ event: EventName, contentFree: Bool = false) throws -> String {
        let payload = try payload(event, contentFree: contentFree)
        return try EvidenceSigner.sign(payload, key: key(for: event)).jws
    }

    func issuer(of event: EventName) -> TestParty {
        switch event.signers.first {
        case .relayNode: relay
        case .senderNode: sender
        default: recipient
        }
    }

    func key(for event: EventName) -> SigningKey {
        guard event.isSignedByOfficer else { return issuer(of: event).node }
        let name = event == .decisionMakerAcknowledged ? "Decision Maker" : "Watch"
        return recipient.officer(name)?.key ?? recipient.node
    }

    func verify(_ jws: String) throws -> VerifiedEvidence {
        let issuer = try EvidenceVerifier.unverifiedPayload(of: jws).issuer
        let chains = [sender.chain, recipient.chain, relay.chain]
        guard let chain = chains.first(where: { $0.party == issuer }) else {
            throw SecurityError(.unknownCard, "no such party")
        }
        return try EvidenceVerifier.verify(jws, issuer: chain, sender: sender.chain)
    }

    private func binding(of event: EventName, contentFree: Bool) -> EvidenceBinding {
        var binding = EvidenceBinding()
        switch event {
        case .submissionAcceptance:
            binding.size = message.sealed.header.size
            binding.grade = .immediate
            binding.submission = submission.jws
        case .submissionRejection, .contentConsignment: binding.submission = submission.jws
        case .relayAcceptance, .relayRejection:
            binding.submission = submission.jws
            binding.relay = relay.id
            binding.hop = message.dispatch.id
        case .relayFailure: binding.attempts = 3
        case .contentAccessTracking where !contentFree: fillAccess(&binding)
        default: fillRest(&binding, event)
        }
        if event.isSignedByOfficer { fillOfficer(&binding, event, contentFree: contentFree) }
        return binding
    }

    private func fillRest(_ binding: inout EvidenceBinding, _ event: EventName) {
        switch event {
        case .acceptanceRejectionExpiry:
            binding.deadline = TestParty.start
            binding.lapsed = .delivery
        case .notificationForAcceptance, .notificationForAcceptanceFailure, .consignmentNotification,
            .consignmentNotificationFailure:
            binding.means = "inbox"
            binding.attempt = 1
        case .contentHandover, .contentHandoverFailure:
            binding.officer = recipient.officers[0].key.verificationKey.kid
            if event == .contentHandover { binding.request = message.sealed.env }
        case .relayToNonERDS, .relayToNonERDSFailure, .receivedFromNonERDS:
            binding.system = "courier"
            if event != .relayToNonERDSFailure { binding.file = message.sealed.env }
        case .promiseMissed, .escalated, .publicDeposit: fillEnd(&binding, event)
        case .keyShareReleased:
            binding.acceptance = message.dispatch.id
            binding.sealedShare = sealedText
        default: break
        }
    }

    private func fillEnd(_ binding: inout EvidenceBinding, _ event: EventName) {
        binding.deadline = TestParty.start
        switch event {
        case .promiseMissed: binding.promise = message.dispatch.id
        case .escalated: (binding.rung, binding.step) = (1, .repeat)
        default: binding.openShare = message.sealed.env
        }
    }

    private var sealedText: SealedText {
        SealedText(
            kid: recipient.node.verificationKey.kid,
            encapsulatedKey: [1],
            ciphertext: [UInt8](repeating: 2, count: 17)
        )
    }

    private func fillAccess(_ binding: inout EvidenceBinding) {
        binding.dispatch = message.dispatch.id
        binding.notice = message.notice.id
        binding.hidden = message.notice.hiddenCount
        binding.allMatched = true
        binding.sdHash = message.notice.sdHash
        binding.specificity = .match
    }

    private func fillOfficer(_ binding: inout EvidenceBinding, _ event: EventName, contentFree: Bool) {
        binding.role = event == .decisionMakerAcknowledged ? .decisionMaker : .watch
        binding.card = recipient.chain.latest.id
        switch event {
        case .conveyedToDecisionMaker: binding.conveyedTo = "decision-maker"
        case .passedOn, .notPassedOn: binding.level = .unit
        case .readBack: binding.note = SealedNote(commitment: message.sealed.env, sealed: sealedText)
        case .assessed: binding.mark = .insufficient
        case .interimReply:
            binding.decisionLiesWith = "the council"
            binding.expectBy = TestParty.start
        default: break
        }
        guard event != .consignmentRejection, event != .consignmentAcceptance, !contentFree else { return }
        binding.notice = message.notice.id
        binding.sdHash = message.notice.sdHash
    }
}
