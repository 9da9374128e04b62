// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    private static let shortestPrefix = 6
    /// Notices and messages that are looked at for an id that is given by its beginning.
    private static let largestSearch = 1000

    /// The notice or message whose id begins with these characters; opens it first if `isOpening`.
    ///
    /// Refuses `not-found` and `ambiguous-id`.
    package func view(_ prefix: String, isOpening: Bool = false) async throws -> NoticeView {
        let found = try await find(prefix)
        if isOpening, case .message(let message) = found, message.direction == .inbound {
            try await open(message)
        }
        return try await store.read { reader in
            let viewer = try viewer(reader)
            let view: NoticeView? =
                switch found {
                case .notice(let id): try reader.notice(id).map { try viewer.view(of: $0) }
                case .message(let message): try reader.message(message.msg).map { try viewer.view(of: $0) }
                }
            guard let view else { throw Refusal("not-found", "it is not here any more") }
            return view
        }
    }

    /// What came in, newest first, opened or not.
    ///
    /// With `isListing` it goes to an officer: the first time, that is signed of each message.
    package func inbox(limit: Int = 200, isListing: Bool = false) async throws -> [NoticeView] {
        let views = try await store.read { reader in
            let viewer = try viewer(reader)
            return try reader.messages(.inbound, limit: limit).map { try viewer.view(of: $0) }
        }
        if isListing {
            let fresh = views.filter { !isListed($0) }.flatMap(\.messages).map(\.message.msg)
            _ = try await noteListing(of: fresh)
        }
        return views
    }

    /// What was composed here, newest first, released or not.
    package func outbox(limit: Int = 200) async throws -> [NoticeView] {
        try await store.read { reader in
            let viewer = try viewer(reader)
            return try reader.notices(.outbound, limit: limit).map { try viewer.view(of: $0) }
        }
    }

    /// The own witness, and those that are asked for cosignatures.
    private var viewWitnesses: [PartyID] {
        let others = settings.witnesses ?? cards.parties.filter { cards[$0]?.latest.payload.witness != nil }
        return Set(others + [party]).sorted()
    }

    func viewer(_ reader: any StoreReader) throws -> RecordViewer {
        RecordViewer(
            reader: reader,
            cards: cards,
            witnesses: viewWitnesses,
            now: clock.now(),
            sealing: (try? keys.sealing) ?? []
        )
    }

    private enum Found: Sendable {
        case notice(ObjectID)
        case message(MessageRecord)
    }

    private func find(_ prefix: String) async throws -> Found {
        let matches = try await store.read { reader in
            let exact = try Self.exactMatch(prefix, in: reader)
            return try exact.map { [$0] } ?? Self.matches(prefix, in: reader)
        }
        guard let match = matches.first else {
            throw Refusal("not-found", "no notice or message begins with \(prefix)")
        }
        guard matches.count == 1 else {
            throw Refusal("ambiguous-id", "\(matches.count) ids begin with \(prefix)")
        }
        return match
    }

    private static func exactMatch(_ text: String, in reader: any StoreReader) throws -> Found? {
        if let id = try? ObjectID(text) { return try reader.notice(id).map { .notice($0.id) } }
        guard let msg = try? RandomID(text), let message = try reader.message(msg) else { return nil }
        return message.notice.map { .notice($0) } ?? .message(message)
    }

    private static func matches(_ prefix: String, in reader: any StoreReader) throws -> [Found] {
        guard prefix.utf8.count >= shortestPrefix else {
            throw Refusal("not-found", "an id needs \(shortestPrefix) characters or more")
        }
        let notices = try [Direction.outbound, .inbound].flatMap { direction in
            try reader.notices(direction, limit: largestSearch).filter { $0.id.text.hasPrefix(prefix) }
        }
        let messages = try reader.messages(.inbound, limit: largestSearch).filter {
            $0.msg.text.hasPrefix(prefix)
        }
        return notices.map { .notice($0.id) } + messages.map { .message($0) }
    }
}
