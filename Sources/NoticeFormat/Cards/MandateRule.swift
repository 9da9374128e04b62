// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How many officers of which role must approve which notices (card.md, section 3).
package struct MandateRule: Hashable, Sendable {
    /// The least number of different officers, 0 to 8.
    package var approvals: Int
    package var role: Role
    /// Nil matches every kind; so for the other lists.
    package var kinds: [NoticeKind]?
    package var severities: [Severity]?
    package var statuses: [NoticeStatus]?

    package init(
        approvals: Int,
        role: Role,
        kinds: [NoticeKind]? = nil,
        severities: [Severity]? = nil,
        statuses: [NoticeStatus]? = nil
    ) {
        self.approvals = approvals
        self.role = role
        self.kinds = kinds
        self.severities = severities
        self.statuses = statuses
    }

    package func matches(kind: NoticeKind, severity: Severity, status: NoticeStatus) -> Bool {
        (kinds?.contains(kind) ?? true) && (severities?.contains(severity) ?? true)
            && (statuses?.contains(status) ?? true)
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        approvals = try reader.integer("approvals", in: 0...8)
        role = try reader.text("role")
        kinds = try reader.optionalTexts("kinds", count: 1...NoticeKind.allCases.count)
        severities = try reader.optionalTexts("severities", count: 1...Severity.allCases.count)
        statuses = try reader.optionalTexts("statuses", count: 1...NoticeStatus.allCases.count)
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("approvals", .number(approvals)), ("kinds", kinds.map { .texts($0) }), ("role", .text(role)),
            ("severities", severities.map { .texts($0) }), ("statuses", statuses.map { .texts($0) }),
        ])
    }
}

extension [MandateRule] {
    /// The first rule that matches, or nil: then the notice may not be released.
    package func requirement(
        kind: NoticeKind,
        severity: Severity,
        status: NoticeStatus
    ) -> MandateRule? {
        first { $0.matches(kind: kind, severity: severity, status: status) }
    }
}
