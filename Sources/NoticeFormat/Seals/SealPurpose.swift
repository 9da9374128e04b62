// SPDX-License-Identifier: Apache-2.0

/// What a seal is about, coarse enough to stay visible (seal.md, section 1).
package enum SealPurpose: String, Word, Sendable {
    case actionDetails = "action-details"
    case caseStep = "case-step"
    case decision
    case other
    case reasonNotToWarn = "reason-not-to-warn"
}
