// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Whether officers enough approved a notice for the mandate of the card it names (card.md, section 3).
package enum MandateVerdict: Hashable, Sendable {
    case satisfied
    /// Why not, for people.
    case notMet(reason: String)

    package var isSatisfied: Bool { self == .satisfied }

    /// Counts different officers; two approvals by one of them count once.
    init(_ card: VerifiedCard, _ visible: NoticeVisible, _ approvals: [VerifiedApproval]) {
        let rule = card.payload.mandate.requirement(
            kind: visible.kind,
            severity: visible.severity,
            status: visible.status
        )
        guard let rule else {
            self = .notMet(reason: "no rule of the mandate allows the release of such a notice")
            return
        }
        // Keys and names of officers are each unique within a card: a key stands for one of each.
        let officers = Set(approvals.filter { $0.payload.role == rule.role }.map(\.kid))
        if officers.count >= rule.approvals {
            self = .satisfied
        } else {
            self = .notMet(
                reason: "\(officers.count) of \(rule.approvals) officers with the role "
                    + "\(rule.role.rawValue) approved"
            )
        }
    }
}
