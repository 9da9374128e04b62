// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Everything that one node's record holds about one entry (humanitarian.md).
///
/// Pure: what follows at a moment is a function of these notices and of that moment.
package struct EntryHistory: Sendable, Hashable {
    package enum Condition: String, Sendable, Hashable {
        case notYet = "not-yet"
        case inForce = "in-force"
        case expired
        case closedOut = "closed-out"
        case withdrawn
    }

    /// From the first distress call to a recipient to its first acknowledgement of a stop.
    package struct Timer: Sendable, Hashable {
        package var calls: Int
        package var since: Timestamp
        package var stoppedAt: Timestamp?
        /// A path that the recipient says is down.
        package var down: Dissemination.Break?

        /// Until the stop, or until now while there is none.
        package func seconds(at now: Timestamp) -> Int64 { (stoppedAt ?? now).seconds(since: since) }
    }

    package let id: ObjectID
    package let issuer: PartyID
    /// By time and number.
    package let notices: [EntryNotice]

    package init(id: ObjectID, issuer: PartyID, notices: [EntryNotice]) {
        self.id = id
        self.issuer = issuer
        self.notices = notices.sorted {
            ($0.sentAt, $0.number, $0.id) < ($1.sentAt, $1.number, $1.id)
        }
    }

    /// As the record would have shown it, by the times that senders and recipients claim.
    package func known(at moment: Timestamp) -> EntryHistory {
        EntryHistory(id: id, issuer: issuer, notices: notices.compactMap { $0.known(at: moment) })
    }

    /// In the order of their numbers in the channel.
    package var versions: [EntryNotice] {
        notices.filter { $0.part == .version }.sorted { $0.number < $1.number }
    }

    /// What withdrew or ended it.
    package var ending: EntryNotice? { notices.first { $0.part == .withdrawal } }

    /// Parties that any version went to, ascending.
    package var recipients: [PartyID] {
        Set(versions.flatMap { $0.receptions.map(\.to) }).sorted()
    }

    package func condition(at moment: Timestamp) -> Condition {
        guard let newest = versions.last else { return .notYet }
        if let ending { return ending.kind == .closeOut ? .closedOut : .withdrawn }
        let later = confirmations(after: newest).map(\.expiresAt)
        return moment > (later + [newest.expiresAt]).reduce(newest.expiresAt, max) ? .expired : .inForce
    }

    /// Whether the owner should have confirmed it anew and has not.
    package func isConfirmationDue(at moment: Timestamp) -> Bool {
        guard condition(at: moment) == .inForce, let newest = versions.last, let entry = newest.entry else {
            return false
        }
        return moment > entry.confirmBy && confirmations(after: newest).isEmpty
    }

    private func confirmations(after version: EntryNotice) -> [EntryNotice] {
        notices.filter { $0.part == .confirmation && $0.sentAt >= version.sentAt }
    }

    /// The newest version that a recipient's node signed for, and that reception.
    package func reached(_ party: PartyID) -> (version: EntryNotice, reception: EntryNotice.Reception)? {
        for version in versions.reversed() {
            if let reception = version.receptions.first(where: { $0.to == party && $0.reachedAt != nil }) {
                return (version, reception)
            }
        }
        return nil
    }

    /// Nil while no distress call went to that party.
    package func timer(_ party: PartyID) -> Timer? {
        let calls = notices.filter { $0.part == .distress }.flatMap { call in
            call.receptions.filter { $0.to == party }.map { (call.sentAt, $0) }
        }
        guard let since = calls.map(\.0).min() else { return nil }
        let downs =
            calls.compactMap(\.1.down)
            + versions.flatMap(\.receptions)
            .filter { $0.to == party }.compactMap(\.down)
        return Timer(
            calls: calls.count,
            since: since,
            stoppedAt: calls.compactMap(\.1.stoppedAt).min(),
            down: downs.max { $0.at < $1.at }
        )
    }

    /// When that party first warned of action near it; nil if it never did.
    package func warnedBackAt(_ party: PartyID) -> Timestamp? {
        notices.filter { $0.part == .warnedBack && $0.from == party }.map(\.sentAt).min()
    }
}
