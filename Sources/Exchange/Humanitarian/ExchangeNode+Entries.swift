// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Notices of each direction that are looked through for entries, newest first.
    private static let largestSearch = 10_000

    /// By this node's clock.
    package var now: Timestamp { clock.now() }

    /// Every entry that this party sent or received, ascending by id.
    package func entries() async throws -> [EntryHistory] {
        try await store.read { reader in
            let entries = EntryReader(viewer: try viewer(reader))
            let received = try reader.messages(.inbound, limit: Self.largestSearch).compactMap(\.notice)
            let sent = try reader.notices(.outbound, limit: Self.largestSearch).filter {
                $0.releasedAt != nil
            }
            let opening = try (received.compactMap { try reader.notice($0) } + sent).filter {
                try NoticeVerifier.unverifiedVisible(of: $0.text).kind == .humanitarianNotification
            }
            return try Set(opening.map(\.id)).sorted().compactMap { try entries.history(of: $0) }
        }
    }

    /// The entry that a notice opens, changes or confirms, by the beginning of the notice's id.
    ///
    /// Refuses `not-found` and `ambiguous-id`.
    package func entry(_ prefix: String) async throws -> EntryHistory {
        guard let id = try await view(prefix).notice?.id,
            let history = try await store.read({ try EntryReader(viewer: viewer($0)).history(of: id) })
        else { throw Refusal("not-found", "no entry of a site or movement is called that") }
        return history
    }

    /// Refuses a departure that is not as it was notified (humanitarian.md, section 5).
    func checkDeparture(_ request: DraftRequest) async throws {
        guard request.kind == .update || request.kind == .correction,
            let target = request.draft.reference?.notice,
            let party = request.draft.fields.entry?.movement
        else { return }
        let history = try await store.read { try EntryReader(viewer: viewer($0)).history(of: target) }
        guard let history else { throw Refusal("not-found", "it changes no entry") }
        guard history.id == target else {
            throw Refusal("conflict", "a version names the first notice of its entry, \(history.id.text)")
        }
        let fields = request.draft.fields
        let next = Departure(party: party, route: fields.route, window: fields.window)
        if let obstacle = history.obstacle(to: next) {
            throw Refusal(try ReasonCode(obstacle.code), obstacle.words)
        }
    }
}
