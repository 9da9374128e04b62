// SPDX-License-Identifier: Apache-2.0

/// The harm that a duty to warn is about (case.md, section 3).
package enum Harm: String, Word, Sendable {
    case kidnapping
    case killing
    case seriousBodilyInjury = "serious-bodily-injury"
}
