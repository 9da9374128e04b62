// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// One dispatch between this party and another, with its notice as it stands now.
package struct ThreadEntry: Sendable {
    package var place: ThreadPlace
    package var dispatch: ObjectID
    package var to: PartyID
    package var view: NoticeView
    package var kind: NoticeKind
    package var reference: NoticeReference?
    package var inResponseTo: [ObjectID]
}

extension ExchangeNode {
    /// Dispatches of each channel that a thread goes back.
    private static let largestThread = 500

    /// Both channels with a party in one order, the newest last.
    package func thread(with other: PartyID) async throws -> [ThreadEntry] {
        _ = try pinned(other)
        return try await store.read { reader in
            let ours = try tail(from: party, to: other, in: reader)
            let theirs = try tail(from: other, to: party, in: reader)
            let viewer = try viewer(reader)
            let crossings = Crossings(reader: reader)
            var entries: [ThreadPlace: ThreadEntry] = [:]
            for record in ours + theirs {
                guard let notice = try reader.notice(record.notice) else { continue }
                let visible = try NoticeVerifier.unverifiedVisible(of: notice.text)
                let place = try crossings.place(record)
                entries[place] = ThreadEntry(
                    place: place,
                    dispatch: record.id,
                    to: record.to,
                    view: try viewer.view(of: notice),
                    kind: visible.kind,
                    reference: visible.reference,
                    inResponseTo: visible.inResponseTo
                )
            }
            return try ThreadPlace.merged(
                ours.map(crossings.place),
                theirs.map(crossings.place)
            ).compactMap { entries[$0] }
        }
    }

    private func tail(
        from: PartyID,
        to: PartyID,
        in reader: any StoreReader
    ) throws -> [DispatchRecord] {
        guard let last = try reader.lastDispatch(from: from, to: to)?.number else { return [] }
        return try (max(1, last - Self.largestThread + 1)...last).compactMap {
            try reader.dispatch(from: from, to: to, number: $0)
        }
    }
}
