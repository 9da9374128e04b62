// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension DeadlineFacts {
    /// Answers of a recipient besides a reply: an acknowledgement or an interim reply alone is none.
    private static let taking: Set<String> = [EventName.decisionMakerAcknowledged.uri]
    private static let declines: Set<String> = Set(
        [EventName.declinedToAcknowledge, .consignmentRejection].map(\.uri)
    )
    private static let refusals: Set<String> = Set(
        [EventName.contentConsignmentFailure, .relayRejection].map(\.uri)
    )

    /// Reads what the record holds about a message whose notice is known here; nil for any other.
    init?(of message: MessageRecord, in reader: any StoreReader) throws {
        guard let id = message.notice, let record = try reader.notice(id),
            let dispatch = try message.dispatch.flatMap({ try reader.dispatch($0) })
        else { return nil }
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        self.init(
            deadline: visible.deadline,
            sentAt: try DispatchVerifier.unverifiedPayload(of: dispatch.jws).at,
            expiresAt: visible.expiresAt
        )
        isDistress = visible.kind == .distress
        let evidence = try reader.evidence(of: message.msg)
        for piece in evidence { try take(piece, of: message) }
        promises = try ReportPromise.all(in: evidence, of: message)
        try takeLinks(to: id, of: message, in: reader)
    }

    private mutating func take(_ record: EvidenceRecord, of message: MessageRecord) throws {
        if record.issuer == message.from, record.event == EventName.acceptanceRejectionExpiry.uri {
            let payload = try EvidenceVerifier.unverifiedPayload(of: record.jws)
            if let limit = payload.binding.lapsed { lapsed.insert(limit) }
        }
        guard record.issuer == message.to else { return }
        firstHeard = firstHeard.map { min($0, record.keptAt) } ?? record.keptAt
        lastHeard = lastHeard.map { max($0, record.keptAt) } ?? record.keptAt
        try takeAnswer(record)
        if record.event == EventName.contentConsignment.uri {
            consignedAt = try EvidenceVerifier.unverifiedPayload(of: record.jws).at
        }
        if record.event == EventName.contentAccessTracking.uri {
            openedAt = try EvidenceVerifier.unverifiedPayload(of: record.jws).at
        }
    }

    private mutating func takeAnswer(_ record: EvidenceRecord) throws {
        if isDistress {
            guard record.event == EventName.acknowledged.uri,
                try EvidenceVerifier.unverifiedPayload(of: record.jws).binding.stop == true
            else { return }
            return Self.keepFirst(record.keptAt, in: &takenUpAt)
        }
        if Self.taking.contains(record.event) { Self.keepFirst(record.keptAt, in: &takenUpAt) }
        if Self.declines.contains(record.event) { Self.keepFirst(record.keptAt, in: &declinedAt) }
        if Self.refusals.contains(record.event) { Self.keepFirst(record.keptAt, in: &refusedAt) }
    }

    /// Replies of the recipient, and what the sender withdrew or re-affirmed; drafts do not count.
    private mutating func takeLinks(
        to id: ObjectID,
        of message: MessageRecord,
        in reader: any StoreReader
    ) throws {
        var affirmed: [(released: Timestamp, end: Timestamp)] = []
        for link in try reader.links(to: id) {
            guard let record = try reader.notice(link.notice), let time = record.releasedAt else { continue }
            switch (link.relation, record.issuer) {
            case (.repliesTo, message.to):
                if !isDistress { Self.keepFirst(time, in: &takenUpAt) }
                Self.keepFirst(time, in: &repliedAt)
            case (.cancels, message.from): Self.keepFirst(time, in: &withdrawnAt)
            case (.updates, message.from):
                let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
                if visible.kind == .reaffirmation { affirmed.append((time, visible.expiresAt)) }
            default: break
            }
        }
        for each in affirmed.sorted(by: { $0.released < $1.released }) where each.released <= expiresAt {
            expiresAt = max(expiresAt, each.end)
        }
    }

    private static func keepFirst(_ time: Timestamp, in place: inout Timestamp?) {
        place = place.map { min($0, time) } ?? time
    }
}
