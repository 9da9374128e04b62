// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

extension ExchangeNode {
    /// The notice or message whose id begins with these characters; opens it first if `isOpening`.
    package func view(_ prefix: String, isOpening: Bool = false) async throws -> NoticeView {
        let found = try await find(prefix)
        if isOpening, case .message(let message) = found, message.direction == .inbound,
            message.state == .unopened
        {
            try await open(message)
        }
        return try await store.read { reader in
            switch found {
            case .notice(let id):
                guard let record = try reader.notice(id) else {
                    throw Refusal("not-found", "no notice \(id.text)")
                }
                return try view(of: record, in: reader)
            case .message(let message):
                guard let current = try reader.message(message.msg) else {
                    throw Refusal("not-found", "no such message")
                }
                return try view(of: current, in: reader)
            }
        }
    }

    package func inbox(limit: Int = 200) async throws -> [NoticeView] {
        try await store.read { reader in
            try reader.messages(.inbound, limit: limit).map { try view(of: $0, in: reader) }
        }
    }

    package func outbox(limit: Int = 200) async throws -> [NoticeView] {
        try await store.read { reader in
            try reader.notices(.outbound, limit: limit).map { try view(of: $0, in: reader) }
        }
    }

    private enum Found {
        case notice(ObjectID)
        case message(MessageRecord)
    }

    private func find(_ prefix: String) async throws -> Found {
        if let id = try? ObjectID(prefix), try await store.read({ try $0.notice(id) }) != nil {
            return .notice(id)
        }
        if let msg = try? RandomID(prefix), let message = try await store.read({ try $0.message(msg) }) {
            return .message(message)
        }
        guard prefix.utf8.count >= 6 else {
            throw Refusal("not-found", "an id needs 6 characters or more")
        }
        let (notices, messages) = try await store.read { reader in
            (
                try Direction.allCases.flatMap { try reader.notices($0, limit: 1000) }
                    .filter { $0.id.text.hasPrefix(prefix) },
                try reader.messages(.inbound, limit: 1000).filter { $0.msg.text.hasPrefix(prefix) }
            )
        }
        guard notices.count + messages.count <= 1 else {
            throw Refusal("ambiguous-id", "\(notices.count + messages.count) ids begin with \(prefix)")
        }
        if let notice = notices.first { return .notice(notice.id) }
        if let message = messages.first { return .message(message) }
        throw Refusal("not-found", "no notice or message begins with \(prefix)")
    }

    private func view(of record: NoticeRecord, in reader: any StoreReader) throws -> NoticeView {
        var messages: [MessageView] = []
        for dispatch in try reader.dispatches(of: record.id) {
            guard let message = try reader.message(dispatch.msg) else { continue }
            messages.append(try messageView(message, in: reader))
        }
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        let rule = cards[record.issuer]?.card(visible.card)?.payload.mandate
            .requirement(kind: visible.kind, severity: visible.severity, status: visible.status)
        return NoticeView(
            direction: record.direction,
            state: record.direction == .inbound ? .opened : record.releasedAt == nil ? .waiting : .released,
            from: record.issuer,
            notice: record,
            approvalsNeeded: rule?.approvals ?? 0,
            approvalRole: rule?.role,
            messages: messages,
            linkedFrom: try links(to: record.id, in: reader)
        )
    }

    private func view(of message: MessageRecord, in reader: any StoreReader) throws -> NoticeView {
        if let id = message.notice, let record = try reader.notice(id) {
            return try view(of: record, in: reader)
        }
        return NoticeView(
            direction: .inbound,
            state: message.state == .refused ? .refused : .unopened,
            from: message.from,
            notice: nil,
            approvalsNeeded: 0,
            approvalRole: nil,
            messages: [try messageView(message, in: reader)],
            linkedFrom: []
        )
    }

    private func messageView(_ message: MessageRecord, in reader: any StoreReader) throws -> MessageView {
        let events = try reader.evidence(of: message.msg).map { record in
            let payload = try EvidenceVerifier.unverifiedPayload(of: record.jws)
            return MessageView.Event(
                record: record,
                payload: payload,
                isTestimony: record.issuer != message.to
            )
        }
        let finding = OutcomeFinding(
            of: Dictionary(events.map { ($0.record.id, $0.payload) }) { first, _ in first }
        )
        return MessageView(
            message: message,
            header: try EnvelopeReader.readHeader(message.envelope).header,
            number: try message.dispatch.flatMap { try reader.dispatch($0) }?.number,
            outcome: finding.outcome,
            events: events,
            pending: try reader.outbox(about: message.msg)
        )
    }

    /// Notices among the newest that answer, update, cancel or respond to this one.
    private func links(to id: ObjectID, in reader: any StoreReader) throws -> [(
        relation: String, id: ObjectID
    )] {
        var links: [(relation: String, id: ObjectID)] = []
        for direction in [Direction.outbound, .inbound] {
            for record in try reader.notices(direction, limit: 200) where record.id != id {
                let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
                switch visible.reference {
                case .updates(id): links.append(("updated by", record.id))
                case .cancels(id): links.append(("cancelled by", record.id))
                case .repliesTo(id): links.append(("answered by", record.id))
                default: break
                }
                if visible.inResponseTo.contains(id) { links.append(("responded to by", record.id)) }
            }
        }
        return links
    }
}
