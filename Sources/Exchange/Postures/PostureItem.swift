// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A move, or another notice about posture, with what others sent about it.
package struct PostureItem: Sendable {
    /// A notice that names it.
    package struct Response: Sendable {
        package var id: ObjectID
        package var kind: NoticeKind
        package var from: PartyID
        package var to: [PartyID]
        package var composedAt: Timestamp
        package var fields: NoticeFields
    }

    package var id: ObjectID
    package var kind: NoticeKind
    package var from: PartyID
    package var to: [PartyID]
    /// The issuer's claim.
    package var composedAt: Timestamp
    package var inResponseTo: [ObjectID]
    package var fields: NoticeFields
    /// Released ones, in the order they came.
    package var responses: [Response]
    /// Whether a calendar of its party has it; nil unless it is a move.
    package var announcement: Announcement?
    /// Whether its party has withdrawn it, in words; nil while it stands.
    package var condition: String?
    /// What a signal says by the table it names; nil without that table, and for other kinds.
    package var meaning: String?

    /// What a posture notice does not say (posture.md, section 1).
    package var lacking: [String] {
        guard kind == .posture else { return [] }
        let what = fields[.event] ?? fields[.text]
        let said: [(String, Bool)] = [
            ("what moves", what != nil), ("where", fields.place != nil),
            ("until when", fields.window != nil), ("to what purpose", fields[.purpose] != nil),
        ]
        return said.filter { !$0.1 }.map(\.0)
    }
}

/// A public utterance among the moves of a chain: never a notice, and never flagged.
package struct PostureStatement: Sendable {
    package var id: ObjectID
    package var payload: StatementPayload

    /// The party for which the recorder takes the speaker, or else whom the source names.
    package var lane: String {
        let speaker = payload.content.speaker
        return speaker.party?.text ?? speaker.organisation ?? speaker.name
    }

    /// What the recorder says of it, for people.
    package var notes: [String] {
        let (speaker, says) = (payload.content.speaker, payload.content.says)
        var notes = [
            StatementPayload.nature,
            "said by \(speaker.name) (\(speaker.capacity.rawValue)), recorded by \(payload.issuer.text)",
        ]
        if says.basis == .none { notes.append("no basis given") }
        if says.addressee == .none { notes.append("addressed to nobody") }
        if says.threat == .yes { notes.append("contains a threat") }
        return notes
    }
}

/// Whether a move stands in a calendar of its party (posture.md, section 6).
package enum Announcement: String, Sendable {
    case announced
    case notAnnounced = "not-announced"
    case noCalendar = "no-calendar"
}
