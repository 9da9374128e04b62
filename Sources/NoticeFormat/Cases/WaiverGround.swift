// SPDX-License-Identifier: Apache-2.0

/// The only grounds on which a warning may be waived (case.md, section 6).
package enum WaiverGround: String, Word, Sendable {
    case alreadyAware = "already-aware"
    case endangersOwn = "endangers-own"
    case insurgency
    case liaison
    case noReasonableWay = "no-reasonable-way"
    case triggerNotMet = "trigger-not-met"
    case violentVictim = "violent-victim"

    /// What it says, for people.
    package var words: String {
        switch self {
        case .alreadyAware: "the victim or the protector is already aware"
        case .endangersOwn:
            "it would unduly endanger personnel, sources, methods, intelligence or defence operations"
        case .insurgency: "at risk only through taking part in an insurgency or insurrection"
        case .liaison: "information of a foreign liaison, which the warning would endanger"
        case .noReasonableWay: "there is no reasonable way to warn"
        case .triggerNotMet: "the trigger test says that there is nothing to warn of"
        case .violentVictim:
            "the victim is believed to be a terrorist, a direct supporter, an assassin, a drug trafficker or in"
                + " violent crime"
        }
    }
}
