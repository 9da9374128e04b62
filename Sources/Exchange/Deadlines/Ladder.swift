// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Which rung of an escalation ladder comes next, and when (docs/spec/notice.md, section 7).
package struct Ladder: Sendable, Hashable {
    package struct Next: Sendable, Hashable {
        /// From 1.
        package var number: Int
        package var rung: LadderRung
        /// It is taken when this is over.
        package var end: Timestamp
    }

    package var rungs: [LadderRung]

    package init(_ rungs: [LadderRung]) {
        self.rungs = rungs
    }

    /// The first rung above those that were taken; nil at the top.
    ///
    /// A repeat that would come after a refusal, or after the notice has expired, is left out: nobody would take
    /// the envelope.
    package func next(after taken: Int, of facts: DeadlineFacts) -> Next? {
        for (place, rung) in rungs.enumerated().dropFirst(taken) {
            let end = facts.ladderStart.adding(seconds: Int64(rung.after))
            if rung.step == .repeat, facts.turnedDownAt != nil || end >= facts.expiresAt { continue }
            return Next(number: place + 1, rung: rung, end: end)
        }
        return nil
    }
}
