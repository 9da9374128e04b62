// SPDX-License-Identifier: Apache-2.0

/// What the recipient found when it computed precision and specificity itself.
public enum SpecificityMatch: String, Word, Sendable {
    case match
    case mismatch
}
