// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension EvidenceCheck {
    /// Whether what the evidence says was so, by its issuer's own record and by what was really tried.
    func isTrue(_ payload: EvidencePayload, _ record: EvidenceRecord, _ book: PartyBook) -> Bool {
        let message = book.messages.first { $0.msg == payload.msg }
        switch payload.event {
        case .submissionRejection: return message == nil
        case .relayRejection where payload.issuer == payload.to: return true
        case .relayRejection: return message == nil
        case .contentConsignmentFailure: return message == nil || message?.state == .refused
        case .unknown: return false
        default:
            guard let message, message.env == payload.env else { return false }
            if payload.event == .acceptanceRejectionExpiry {
                return payload.binding.lapsed == .acceptance
                    ? isUnaccepted(payload, record, message, book)
                    : isLapsed(payload, record, message, book)
            }
            if payload.event == .consignmentNotificationFailure {
                return isUnanswered(payload, record, message, book)
            }
            return isTrue(payload, of: message, book)
        }
    }

    /// The same for what can only be said of an envelope that is there.
    private func isTrue(_ payload: EvidencePayload, of message: MessageRecord?, _ book: PartyBook) -> Bool {
        switch payload.event {
        case .submissionAcceptance: return message?.direction == .relayed
        case .relayAcceptance: return message?.direction != .outbound
        case .contentConsignment: return message?.direction == .inbound
        case .contentAccessTracking: return isOpened(payload, message, book)
        case .contentHandover:
            guard let officer = payload.binding.officer else { return false }
            return isOpened(payload, message, book)
                && stage.truth.hasLooked(.init(msg: payload.msg, officer: officer))
        case .consignmentNotification:
            return message?.direction == .inbound && stage.truth.hasListed(book.party)
        case .consignmentRejection: return message?.state == .refused
        case .relayFailure:
            let tries = stage.network.tries(by: payload.issuer, with: payload.env)
            return payload.binding.attempts.map { $0 <= tries } ?? false
        case .promiseMissed, .escalated: return payload.binding.deadline.map { payload.at >= $0 } ?? false
        case .consignmentAcceptance: return true
        default: return !payload.event.isSignedByOfficer || isOpened(payload, message, book)
        }
    }

    private func isOpened(_ payload: EvidencePayload, _ message: MessageRecord?, _ book: PartyBook) -> Bool {
        guard let message, message.state == .opened, let notice = message.notice else { return false }
        let isSame = payload.binding.notice.map { $0 == notice } ?? true
        return isSame && book.notices.contains { $0.id == notice && $0.direction == .inbound }
    }

    /// The sender says that by the end of a time limit nothing had come that ends it: nothing of the kind may
    /// stand before it in its log that reached it in time, by its own clock; only one is signed of each limit.
    private func isLapsed(
        _ payload: EvidencePayload,
        _ record: EvidenceRecord,
        _ message: MessageRecord,
        _ book: PartyBook
    ) -> Bool {
        guard let end = payload.binding.deadline, payload.at > end, let lapsed = payload.binding.lapsed,
            let place = book.evidenceIndexes[record.id], message.direction == .outbound,
            let delivery = book.deliveries.first(where: { $0.message.msg == payload.msg })
        else { return false }
        let heard = book.evidence.filter {
            $0.msg == payload.msg && $0.issuer == payload.to && $0.keptAt <= end
                && (book.evidenceIndexes[$0.id] ?? 0) < place
        }
        let isEnded =
            heard.contains { Self.ends.contains($0.event) }
            || delivery.ends.contains { $0.at <= end && $0.index < place }
        switch lapsed {
        case .delivery: return heard.isEmpty && end == delivery.expiresAt
        case .notice: return !heard.isEmpty && !isEnded && end == delivery.expiresAt
        case .reply: return !isEnded && delivery.latestReply.map { end <= $0 } ?? false
        case .acceptance: return false
        }
    }

    /// The share holder says that nobody accepted or declined: nothing of it stands before that in its log.
    private func isUnaccepted(
        _ payload: EvidencePayload,
        _ record: EvidenceRecord,
        _ message: MessageRecord,
        _ book: PartyBook
    ) -> Bool {
        guard let end = payload.binding.deadline, payload.at > end, message.direction == .relayed,
            let place = book.evidenceIndexes[record.id]
        else { return false }
        let words = [EventName.consignmentAcceptance.uri, EventName.consignmentRejection.uri]
        return !book.evidence.contains {
            $0.msg == payload.msg && $0.issuer == payload.to && words.contains($0.event)
                && (book.evidenceIndexes[$0.id] ?? place) < place
        }
    }

    /// The recipient's node says that nobody looked: in its log stands no look before, and each time once.
    private func isUnanswered(
        _ payload: EvidencePayload,
        _ record: EvidenceRecord,
        _ message: MessageRecord,
        _ book: PartyBook
    ) -> Bool {
        guard let attempt = payload.binding.attempt, (1...3).contains(attempt),
            message.direction == .inbound, message.lane != .routine,
            let place = book.evidenceIndexes[record.id]
        else { return false }
        let before = book.evidence.filter {
            $0.msg == payload.msg && $0.issuer == payload.issuer
                && (book.evidenceIndexes[$0.id] ?? place) < place
        }.map { EventName(uri: $0.event) }
        return before.count { $0 == .consignmentNotificationFailure } == attempt - 1
            && !before.contains { $0 == .contentHandover || $0.isSignedByOfficer }
    }

    /// What ends the waiting for an answer, besides a notice.
    private static let ends: Set<String> = [
        EventName.declinedToAcknowledge.uri, EventName.consignmentRejection.uri,
        EventName.decisionMakerAcknowledged.uri, EventName.contentConsignmentFailure.uri,
        EventName.relayRejection.uri,
    ]
}
