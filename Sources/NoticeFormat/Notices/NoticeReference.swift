// SPDX-License-Identifier: Apache-2.0

/// The one earlier notice that a notice speaks to (notice.md, section 1).
public enum NoticeReference: Hashable, Sendable {
    case updates(ObjectID)
    case cancels(ObjectID)
    case repliesTo(ObjectID)

    public var notice: ObjectID {
        switch self {
        case .updates(let id), .cancels(let id), .repliesTo(let id): id
        }
    }

    /// Whether a notice of this kind may have this reference, or none if nil.
    package static func allows(_ reference: NoticeReference?, in kind: NoticeKind) -> Bool {
        switch reference {
        case .updates: kind.isUpdating
        case .cancels: kind.isCancelling
        case .repliesTo: !kind.isUpdating && !kind.isCancelling
        case nil: !kind.isUpdating && !kind.isCancelling && !kind.isReplying
        }
    }
}

extension MemberReader {
    /// Reads `updates`, `cancels` or `repliesTo`; refuses two of them.
    mutating func reference() throws(FormatError) -> NoticeReference? {
        let updates: ObjectID? = try optionalText("updates")
        let cancels: ObjectID? = try optionalText("cancels")
        let repliesTo: ObjectID? = try optionalText("repliesTo")
        let found = [
            updates.map(NoticeReference.updates), cancels.map(NoticeReference.cancels),
            repliesTo.map(NoticeReference.repliesTo),
        ].compactMap { $0 }
        try require(found.count <= 1, "more than one of updates, cancels and repliesTo")
        return found.first
    }
}
