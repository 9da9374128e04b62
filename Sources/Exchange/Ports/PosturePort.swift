// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Moves and what belongs to them, in the order they came: an index of notices that are here.
package protocol PostureReader {
    /// Those after this position, ascending.
    func postures(after position: Int, limit: Int) throws -> [PostureEntry]
}

package protocol PostureWriter {
    /// Adds a record; the same notice again is ignored.
    func putPosture(_ record: PostureRecord) throws
}

/// A record with its place, which only grows.
package struct PostureEntry: Sendable, Hashable {
    package var position: Int
    package var record: PostureRecord

    package init(position: Int, record: PostureRecord) {
        self.position = position
        self.record = record
    }
}

/// What the visible part of a notice says that is about posture.
package struct PostureRecord: Sendable, Hashable {
    package var id: ObjectID
    package var kind: NoticeKind
    package var issuer: PartyID
    package var composedAt: Timestamp
    /// What it is in response to.
    package var answers: [ObjectID]

    package init(
        id: ObjectID,
        kind: NoticeKind,
        issuer: PartyID,
        composedAt: Timestamp,
        answers: [ObjectID]
    ) {
        self.id = id
        self.kind = kind
        self.issuer = issuer
        self.composedAt = composedAt
        self.answers = answers
    }

    /// Nil for a notice of a kind that is not about posture.
    package init?(of visible: NoticeVisible, id: ObjectID) {
        switch visible.kind {
        case .posture, .explanationRequest, .reassuranceOffer, .calendar, .meeting, .cautionArea, .codeTable,
            .signal:
            self.init(
                id: id,
                kind: visible.kind,
                issuer: visible.issuer,
                composedAt: visible.composedAt,
                answers: visible.inResponseTo
            )
        default: return nil
        }
    }

    /// Nil unless it is a move.
    package var move: PostureMove? {
        guard kind == .posture else { return nil }
        return PostureMove(id: id, issuer: issuer, at: composedAt, answers: answers)
    }
}
