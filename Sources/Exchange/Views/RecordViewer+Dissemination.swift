// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension RecordViewer {
    /// By the recipient's own evidence, and by the window of the notice where it announces one.
    func dissemination(
        of message: MessageRecord,
        _ events: [MessageView.Event]
    ) throws -> Dissemination {
        Dissemination(
            events.filter { !$0.isTestimony }.map(\.payload),
            window: try announcedWindow(of: message),
            isInForce: try isInForce(message),
            now: now
        )
    }

    private func announcedWindow(of message: MessageRecord) throws -> EventWindow? {
        guard let record = try message.notice.flatMap({ try reader.notice($0) }) else { return nil }
        let kind = try NoticeVerifier.unverifiedVisible(of: record.text).kind
        switch kind {
        case .advanceNotification, .humanitarianNotification, .update, .correction:
            return try NoticeVerifier.unverifiedFields(of: record.text).window
        default: return nil
        }
    }

    private func isInForce(_ message: MessageRecord) throws -> Bool {
        guard let facts = try DeadlineFacts(of: message, in: reader), let notice = message.notice else {
            return false
        }
        let isOver = try reader.links(to: notice).contains { link in
            guard let record = try reader.notice(link.notice), record.releasedAt != nil,
                record.issuer == message.from, link.relation == .updates || link.relation == .cancels
            else { return false }
            return try NoticeVerifier.unverifiedVisible(of: record.text).kind != .reaffirmation
        }
        return !isOver && facts.withdrawnAt == nil && now <= facts.expiresAt
    }
}
