// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

extension NoticeText {
    /// What the sender says of its basis, what it must not say, and that some of its own see it otherwise.
    static func assessment(_ notice: VerifiedNotice) -> [String] {
        let basis = notice.fields.basisWords(isComplete: notice.isFullyOpened)
        var lines = ["  basis     \(basis)"]
        if notice.fields[.dissent] != nil {
            lines.append("  dissent   some of the sender's own judge otherwise: see the field dissent")
        }
        for finding in notice.fields.assessmentFindings {
            lines.append("  caution   \(finding.words)")
        }
        return lines
    }
}
