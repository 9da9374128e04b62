// SPDX-License-Identifier: Apache-2.0

/// Why a step cannot follow in a duty-to-warn case (case.md, section 2).
package enum CaseRefusal: String, Error, Sendable {
    case caseClosed = "case-closed"
    case caseExists = "case-exists"
    case caseOpen = "case-open"
    case disputeOpen = "dispute-open"
    case noDispute = "no-dispute"
    case noSuchCase = "no-such-case"
    case textMissing = "text-missing"
    case triggerMissing = "trigger-missing"

    package var words: String {
        switch self {
        case .caseClosed: "the case is closed: only what came of it, or its reopening, can follow"
        case .caseExists: "the case has begun already"
        case .caseOpen: "the case is open"
        case .disputeOpen: "a disagreement is open, and it has to be settled first"
        case .noDispute: "no disagreement is open"
        case .noSuchCase: "there is no such case"
        case .textMissing: "a warning needs its sanitised text first"
        case .triggerMissing: "the trigger test has to be applied first"
        }
    }
}
