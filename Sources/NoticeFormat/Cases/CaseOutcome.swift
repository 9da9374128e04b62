// SPDX-License-Identifier: Apache-2.0

/// How a duty-to-warn case was closed (case.md, section 1).
package enum CaseOutcome: String, Word, Sendable {
    case referred
    case waived
    case warned
}
