// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What everybody sees of a step of a duty-to-warn case (case.md, section 1).
package struct CaseMark: Hashable, Sendable {
    /// Names the case and says nothing about it.
    package let id: RandomID
    package let step: CaseStep
    /// There exactly when the step closes the case.
    package let outcome: CaseOutcome?

    package init(id: RandomID, step: CaseStep) {
        precondition(step != .closing, "a closing step has an outcome")
        self.id = id
        self.step = step
        outcome = nil
    }

    /// The step that closes the case.
    package init(id: RandomID, outcome: CaseOutcome) {
        self.id = id
        step = .closing
        self.outcome = outcome
    }

    package init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        id = try reader.text("id")
        step = try reader.text("step")
        outcome = try reader.optionalText("outcome")
        try reader.finish()
        try reader.require((step == .closing) == (outcome != nil), "an outcome belongs to the closing step")
    }

    package var json: JSONValue {
        .object([
            ("id", .text(id)), ("outcome", outcome.map { .text($0) }), ("step", .text(step)),
        ])
    }

    /// The step, for people.
    package var words: String { outcome.map { "closed: \($0.text)" } ?? step.text }
}
