// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What an officer asks to be recorded as the next step of a duty-to-warn case (case.md).
package struct CaseRequest: Sendable, Hashable {
    /// What is asked, before the case has an id.
    package enum Step: Sendable, Hashable {
        case begin
        case next(CaseMark)
    }

    package var step: Step
    package var fields: SealFields
    /// Nil for that of the case's first step.
    package var rule: ReleaseRule?
    /// Nil for that of the case's first step.
    package var status: NoticeStatus?

    package init(
        step: Step,
        fields: SealFields,
        rule: ReleaseRule? = nil,
        status: NoticeStatus? = nil
    ) {
        self.step = step
        self.fields = fields
        self.rule = rule
        self.status = status
    }
}
