// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// One notice of the record of an entry, with what evidence shows of its deliveries (humanitarian.md).
package struct EntryNotice: Sendable, Hashable {
    /// What it is to the entry.
    package enum Part: String, Sendable, Hashable {
        case version, confirmation, withdrawal, distress, line, other
        case warnedBack = "warned-back"
    }

    /// One recipient's own signatures about it; all times are claims.
    package struct Reception: Sendable, Hashable {
        package var to: PartyID
        package var reachedAt: Timestamp?
        package var acknowledgedAt: Timestamp?
        /// The first acknowledgement as an order to stop.
        package var stoppedAt: Timestamp?
        package var statedAt: [DisseminationLevel: Timestamp] = [:]
        package var down: Dissemination.Break?

        package init(to: PartyID, reachedAt: Timestamp? = nil) {
            self.to = to
            self.reachedAt = reachedAt
        }
    }

    package var id: ObjectID
    package var part: Part
    package var kind: NoticeKind
    package var from: PartyID
    /// Of the dispatches: the sender's claim.
    package var sentAt: Timestamp
    /// In its channel; orders versions.
    package var number: Int
    package var expiresAt: Timestamp
    package var receptions: [Reception]
    package var entry: HumanitarianEntry?
    package var place: Place?
    package var route: RouteLine?
    package var window: EventWindow?

    package init(
        id: ObjectID,
        part: Part,
        kind: NoticeKind,
        from: PartyID,
        sentAt: Timestamp,
        number: Int,
        expiresAt: Timestamp,
        receptions: [Reception]
    ) {
        self.id = id
        self.part = part
        self.kind = kind
        self.from = from
        self.sentAt = sentAt
        self.number = number
        self.expiresAt = expiresAt
        self.receptions = receptions
    }

    /// As much of it as had been sent and signed by a moment; nil if it had not been sent.
    func known(at moment: Timestamp) -> EntryNotice? {
        guard sentAt <= moment else { return nil }
        func by(_ time: Timestamp?) -> Timestamp? { time.flatMap { $0 <= moment ? $0 : nil } }
        var notice = self
        for place in notice.receptions.indices {
            notice.receptions[place].reachedAt = by(receptions[place].reachedAt)
            notice.receptions[place].acknowledgedAt = by(receptions[place].acknowledgedAt)
            notice.receptions[place].stoppedAt = by(receptions[place].stoppedAt)
            notice.receptions[place].statedAt = receptions[place].statedAt.filter { $0.value <= moment }
            if let down = receptions[place].down, down.at > moment { notice.receptions[place].down = nil }
        }
        return notice
    }
}
