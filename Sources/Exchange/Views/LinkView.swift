// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A notice that points at another one, as the node that holds both shows it.
package struct LinkView: Sendable, Hashable {
    package var id: ObjectID
    package var relation: LinkRecord.Relation
    package var kind: NoticeKind
    package var from: PartyID
    /// Nil for a draft.
    package var releasedAt: Timestamp?
    /// Held back until an officer asks for its release.
    package var isHeld: Bool

    /// How the other notice stands to this one: "cancelled by"; "draft cancel" or "prepared cancel" before its
    /// release.
    package var words: String {
        guard releasedAt != nil else { return "\(isHeld ? "prepared" : "draft") \(kind.rawValue)" }
        return switch (relation, kind) {
        case (.inResponseTo, _): "responded to by"
        case (.repliesTo, _): "answered by"
        case (.cancels, .standDown): "stood down by"
        case (.cancels, _): "cancelled by"
        case (.updates, .correction): "corrected by"
        case (.updates, .reaffirmation): "re-affirmed by"
        case (.updates, .closeOut): "closed out by"
        case (.updates, _): "updated by"
        }
    }
}

/// What has become of a notice since it was released; the notice itself stays as it was signed.
package enum NoticeCondition: String, Sendable, Hashable, CaseIterable {
    case inForce = "in-force"
    case updated
    case corrected
    case closedOut = "closed-out"
    case stoodDown = "stood-down"
    case cancelled
    /// Its end, or that of its last re-affirmation, has passed, and nobody withdrew it.
    case expired

    /// By what its own issuer sent after it: a withdrawal before all else, then its end, then the newest change.
    package init(links: [LinkView], issuer: PartyID, isExpired: Bool) {
        let own = links.filter { $0.from == issuer && $0.releasedAt != nil }
        let kinds = own.filter { $0.relation == .cancels || $0.relation == .updates }.map(\.kind)
        if kinds.contains(.cancel) {
            self = .cancelled
        } else if kinds.contains(.standDown) {
            self = .stoodDown
        } else if isExpired {
            self = .expired
        } else if kinds.contains(.closeOut) {
            self = .closedOut
        } else if kinds.contains(.correction) {
            self = .corrected
        } else {
            self = kinds.contains(.update) ? .updated : .inForce
        }
    }
}
