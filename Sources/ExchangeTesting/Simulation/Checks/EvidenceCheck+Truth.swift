// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension EvidenceCheck {
    /// Whether what the evidence says was so, by its issuer's own record and by what was really tried.
    func isTrue(_ payload: EvidencePayload, _ book: PartyBook) -> Bool {
        let message = book.messages.first { $0.msg == payload.msg }
        switch payload.event {
        case .submissionRejection: return message == nil
        case .relayRejection where payload.issuer == payload.to: return true
        case .relayRejection: return message == nil
        case .contentConsignmentFailure: return message == nil || message?.state == .refused
        case .unknown: return false
        default: return message?.env == payload.env && isTrue(payload, of: message, book)
        }
    }

    /// The same for what can only be said of an envelope that is there.
    private func isTrue(_ payload: EvidencePayload, of message: MessageRecord?, _ book: PartyBook) -> Bool {
        switch payload.event {
        case .submissionAcceptance: return message?.direction == .relayed
        case .relayAcceptance: return message?.direction != .outbound
        case .contentConsignment: return message?.direction == .inbound
        case .contentAccessTracking, .contentHandover: return isOpened(payload, message, book)
        case .consignmentRejection: return message?.state == .refused
        case .relayFailure:
            let tries = stage.network.tries(by: payload.issuer, with: payload.env)
            return payload.binding.attempts.map { $0 <= tries } ?? false
        case .acceptanceRejectionExpiry, .promiseMissed, .escalated: return isAfterDeadline(payload, book)
        case .consignmentAcceptance: return true
        default: return !payload.event.isSignedByOfficer || isOpened(payload, message, book)
        }
    }

    private func isOpened(_ payload: EvidencePayload, _ message: MessageRecord?, _ book: PartyBook) -> Bool {
        guard let message, message.state == .opened, let notice = message.notice else { return false }
        let isSame = payload.binding.notice.map { $0 == notice } ?? true
        return isSame && book.notices.contains { $0.id == notice && $0.direction == .inbound }
    }

    /// The issuer says that by then nothing had come: nothing of the kind may stand before it in its log.
    private func isAfterDeadline(_ payload: EvidencePayload, _ book: PartyBook) -> Bool {
        guard let deadline = payload.binding.deadline, payload.at >= deadline else { return false }
        let about = book.evidence.filter { $0.msg == payload.msg }
        let own = about.filter { $0.issuer == payload.issuer && $0.event == payload.event.uri }
        guard let place = own.compactMap({ book.evidenceIndexes[$0.id] }).min() else { return false }
        let before = about.filter { $0.issuer == payload.to && (book.evidenceIndexes[$0.id] ?? 0) < place }
        switch payload.binding.lapsed {
        case .delivery, .acceptance: return before.isEmpty
        case .reply, .notice: return !before.contains { Self.answers.contains($0.event) }
        case nil: return true
        }
    }

    /// What ends the waiting for an answer.
    private static let answers: Set<String> = [
        EventName.declinedToAcknowledge.uri, EventName.consignmentRejection.uri,
        EventName.decisionMakerAcknowledged.uri,
    ]
}
