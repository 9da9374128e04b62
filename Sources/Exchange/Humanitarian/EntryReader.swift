// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Collects the history of an entry from one state of the store.
struct EntryReader {
    let viewer: RecordViewer
    /// Versions and notices about them that are looked at.
    private static let largestCount = 2000

    private var reader: any StoreReader { viewer.reader }

    /// Nil if the notice is not here, or opens no entry; a version of an entry stands for it.
    func history(of id: ObjectID) throws -> EntryHistory? {
        guard let first = try first(of: id), let opening = try notice(first, as: .version) else { return nil }
        var notices = [opening]
        var targets = [first.id]
        var seen: Set<ObjectID> = [first.id]
        while let target = targets.popLast(), notices.count < Self.largestCount {
            for link in try reader.links(to: target) where seen.insert(link.notice).inserted {
                guard let record = try reader.notice(link.notice) else { continue }
                let part = try part(of: record, link: link, of: first)
                guard let found = try notice(record, as: part) else { continue }
                notices.append(found)
                if part == .version { targets.append(record.id) }
            }
        }
        return EntryHistory(id: first.id, issuer: first.issuer, notices: notices)
    }

    /// The notice that opened the entry which this one is, changes or speaks about.
    private func first(of id: ObjectID) throws -> NoticeRecord? {
        guard let record = try reader.notice(id) else { return nil }
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        if visible.kind == .humanitarianNotification { return record }
        guard visible.kind.isUpdating, let target = visible.reference?.notice,
            let original = try reader.notice(target), original.issuer == record.issuer,
            try NoticeVerifier.unverifiedVisible(of: original.text).kind == .humanitarianNotification
        else { return nil }
        return original
    }

    private func part(
        of record: NoticeRecord,
        link: LinkRecord,
        of first: NoticeRecord
    ) throws -> EntryNotice.Part {
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        let isByIssuer = record.issuer == first.issuer
        // What changes, confirms or ends an entry names its first notice.
        let isOwn = isByIssuer && link.target == first.id
        switch (link.relation, visible.kind) {
        case (.updates, .reaffirmation) where isOwn: return .confirmation
        case (.updates, .closeOut) where isOwn: return .withdrawal
        case (.updates, .update) where isOwn, (.updates, .correction) where isOwn:
            return try NoticeVerifier.unverifiedFields(of: record.text).entry == nil ? .other : .version
        case (.cancels, _) where isOwn: return .withdrawal
        case (.inResponseTo, .distress): return .distress
        case (.inResponseTo, .warning) where !isByIssuer: return .warnedBack
        case (.inResponseTo, .advanceNotification) where !isByIssuer: return .warnedBack
        case (.inResponseTo, .message) where Lane(visible.severity) == .flash: return .line
        default: return .other
        }
    }

    /// Nil for a draft.
    private func notice(_ record: NoticeRecord, as part: EntryNotice.Part) throws -> EntryNotice? {
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        let messages = try viewer.messages(of: record.id)
        guard record.releasedAt != nil, let first = messages.first, let sentAt = first.states.sentAt else {
            return nil
        }
        var notice = EntryNotice(
            id: record.id,
            part: part,
            kind: visible.kind,
            from: record.issuer,
            sentAt: sentAt,
            number: first.number ?? 0,
            expiresAt: visible.expiresAt,
            receptions: messages.map { EntryNotice.Reception($0) }
        )
        let fields = try NoticeVerifier.unverifiedFields(of: record.text)
        notice.entry = fields.entry
        notice.place = fields.place
        notice.route = fields.route
        notice.window = fields.window
        return notice
    }
}

extension EntryNotice.Reception {
    init(_ message: MessageView) {
        self.init(to: message.message.to)
        let shown = message.states.shown
        reachedAt = [shown[.atTheNode], shown[.opened]].compactMap { $0 }.min()
        acknowledgedAt = message.states.acknowledgedAt
        stoppedAt =
            message.events.first {
                !$0.isTestimony && $0.payload.event == .acknowledged && $0.payload.binding.stop == true
            }?.payload.at
        statedAt = message.dissemination.statedAt
        down = message.dissemination.down
    }
}
