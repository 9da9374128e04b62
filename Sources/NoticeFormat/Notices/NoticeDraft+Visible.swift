// SPDX-License-Identifier: Apache-2.0

extension NoticeDraft {
    /// What the node knows about a notice besides the draft.
    package struct Frame: Hashable, Sendable {
        package let jti: RandomID
        package let issuer: PartyID
        package let recipients: Set<PartyID>
        package let kind: NoticeKind
        package let composedAt: Timestamp
        package let card: ObjectID

        package init(
            jti: RandomID,
            issuer: PartyID,
            recipients: Set<PartyID>,
            kind: NoticeKind,
            composedAt: Timestamp,
            card: ObjectID
        ) {
            self.jti = jti
            self.issuer = issuer
            self.recipients = recipients
            self.kind = kind
            self.composedAt = composedAt
            self.card = card
        }
    }

    /// In which time a notice expires whose draft does not say: one day.
    package static let usualSeconds = 86_400

    /// The visible part of the notice, with the digests of its hidden fields.
    ///
    /// Choices left open are severity `Unknown`, status `Actual`, scope `Private`, label `AMBER`, grade
    /// `immediate`, acknowledgement `full`, one day. Refuses what no notice may be, with `malformed-notice`.
    package func visible(_ frame: Frame, hiddenDigests: [Digest]) throws(FormatError) -> NoticeVisible {
        let visible = NoticeVisible(
            jti: frame.jti,
            issuer: frame.issuer,
            recipients: frame.recipients.sorted(),
            kind: frame.kind,
            status: status ?? .actual,
            severity: severity ?? .unknown,
            scope: scope ?? .addressees,
            tlp: tlp ?? .amber,
            grade: grade ?? .immediate,
            ack: ack ?? .full,
            composedAt: frame.composedAt,
            expiresAt: expiresAt(composedAt: frame.composedAt),
            card: frame.card,
            reference: reference,
            inResponseTo: inResponseTo,
            deadline: deadline,
            hiddenDigests: hiddenDigests.sorted()
        )
        // The rules between members live in the reader.
        return try NoticeVisible(visible.json)
    }

    private func expiresAt(composedAt: Timestamp) -> Timestamp {
        switch expiry {
        case .at(let time): time
        case .afterSeconds(let seconds): composedAt.adding(seconds: Int64(seconds))
        case nil: composedAt.adding(seconds: Int64(Self.usualSeconds))
        }
    }
}
