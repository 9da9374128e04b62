// SPDX-License-Identifier: Apache-2.0

/// How sure the sender is of its own judgement; words of ICD 203.
public enum Confidence: String, Word, Sendable {
    case low
    case moderate
    case high
}
