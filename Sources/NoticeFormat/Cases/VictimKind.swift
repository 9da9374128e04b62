// SPDX-License-Identifier: Apache-2.0

/// Whom or what the harm would meet (case.md, section 3).
package enum VictimKind: String, Word, Sendable {
    case business
    case group
    case institution
    case person
    case place
    case structure
}
