// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// One step that the sender takes while a notice is unanswered (notice.md, section 2).
package struct LadderRung: Hashable, Sendable {
    package static let largestCount = 8
    /// One year.
    private static let longest = 31_536_000

    /// Seconds after the end of the reply deadline or, without one, after the release.
    package let after: Int
    package let step: EscalationStep
    /// The second contact, or who is to meet, ascending; empty for the other steps.
    package let parties: [PartyID]

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        after = try reader.integer("after", in: 0...Self.longest)
        step = try reader.text("step")
        let parties: [PartyID]? = try reader.optionalTexts("to", count: 1...64, .ascending)
        self.parties = parties ?? []
        try reader.finish()
        try reader.require(step.namesParties == (parties != nil), "the step has parties, or lacks them")
    }

    static func list(_ reader: inout MemberReader, _ name: String) throws(FormatError) -> [LadderRung] {
        let rungs = try reader.objects(name, count: 1...largestCount).map { (each) throws(FormatError) in
            try LadderRung(each)
        }
        guard zip(rungs, rungs.dropFirst()).allSatisfy({ $0.after <= $1.after }) else {
            throw reader.refusal("a rung comes before the one below it", at: name)
        }
        return rungs
    }

    package var json: JSONValue {
        .object([
            ("after", .number(after)), ("step", .text(step)),
            ("to", parties.isEmpty ? nil : .texts(parties)),
        ])
    }
}

extension EscalationStep {
    /// Whether the rung says who it is for; a repeat and a meeting of the two need nobody else.
    fileprivate var namesParties: Bool { self == .secondContact || self == .meetingOfAll }
}
