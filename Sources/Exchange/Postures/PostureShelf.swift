// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Reads moves and what others sent about them from one state of the record.
///
/// What it reads was verified when it was stored, and is only parsed here.
struct PostureShelf {
    let reader: any StoreReader
    /// Calendars by party, with the times they were composed.
    private let calendars: [PartyID: [(at: Timestamp, entries: [CalendarEntry])]]
    private static let largestCalendarCount = 10_000

    /// `calendars` are the ids of all calendars here, in the order they came; the newest are looked at.
    init(_ reader: any StoreReader, _ ids: [ObjectID]) throws {
        self.reader = reader
        var calendars: [PartyID: [(at: Timestamp, entries: [CalendarEntry])]] = [:]
        for id in ids.suffix(Self.largestCalendarCount) {
            guard let notice = try reader.notice(id),
                try Self.withdrawal(of: notice, reader) == nil,
                case .calendar(let entries)? = try NoticeVerifier.unverifiedFields(of: notice.text)[.calendar]
            else { continue }
            let composedAt = try NoticeVerifier.unverifiedVisible(of: notice.text).composedAt
            calendars[notice.issuer, default: []].append((composedAt, entries))
        }
        self.calendars = calendars
    }

    func items(_ ids: [ObjectID]) throws -> [PostureItem] { try ids.compactMap(item) }

    private func item(_ id: ObjectID) throws -> PostureItem? {
        guard let record = try reader.notice(id) else { return nil }
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        let fields = try NoticeVerifier.unverifiedFields(of: record.text)
        return PostureItem(
            id: id,
            kind: visible.kind,
            from: visible.issuer,
            to: visible.recipients,
            composedAt: visible.composedAt,
            inResponseTo: visible.inResponseTo,
            fields: fields,
            responses: try responses(to: id),
            announcement: visible.kind == .posture ? announcement(visible, fields) : nil,
            condition: try Self.withdrawal(of: record, reader),
            meaning: visible.kind == .signal ? try meaning(fields) : nil
        )
    }

    private func responses(to id: ObjectID) throws -> [PostureItem.Response] {
        try reader.links(to: id).compactMap { link in
            guard let record = try reader.notice(link.notice), record.releasedAt != nil else { return nil }
            let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
            return PostureItem.Response(
                id: record.id,
                kind: visible.kind,
                from: visible.issuer,
                to: visible.recipients,
                composedAt: visible.composedAt,
                fields: try NoticeVerifier.unverifiedFields(of: record.text)
            )
        }
    }

    private func announcement(_ visible: NoticeVisible, _ fields: NoticeFields) -> Announcement {
        let known = (calendars[visible.issuer] ?? []).filter { $0.at <= visible.composedAt }
        guard !known.isEmpty else { return .noCalendar }
        guard let place = fields.place, let window = fields.window else { return .notAnnounced }
        let isAnnounced = known.flatMap(\.entries).contains { entry in
            entry.window.from <= window.to && window.from <= entry.window.to
                && PlaceOverlap.overlaps(entry.place, place)
        }
        return isAnnounced ? .announced : .notAnnounced
    }

    /// What the issuer itself sent to take it back, in words.
    private static func withdrawal(of record: NoticeRecord, _ reader: any StoreReader) throws -> String? {
        for link in try reader.links(to: record.id) where link.relation == .cancels {
            guard let other = try reader.notice(link.notice), other.issuer == record.issuer,
                other.releasedAt != nil
            else { continue }
            let kind = try NoticeVerifier.unverifiedVisible(of: other.text).kind
            return kind == .standDown ? "stood down" : "cancelled"
        }
        return nil
    }

    private func meaning(_ fields: NoticeFields) throws -> String? {
        guard case .signal(let signal)? = fields[.signal], let table = try reader.notice(signal.table),
            case .codes(let codes)? = try NoticeVerifier.unverifiedFields(of: table.text)[.codes]
        else { return nil }
        return codes.first { $0.code == signal.code }?.meaning
    }
}
