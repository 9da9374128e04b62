// SPDX-License-Identifier: Apache-2.0

/// How likely the sender holds an event to be; words of ICD 203.
public enum Likelihood: String, Word, Sendable {
    case almostNoChance = "almost-no-chance"
    case veryUnlikely = "very-unlikely"
    case unlikely
    case roughlyEvenChance = "roughly-even-chance"
    case likely
    case veryLikely = "very-likely"
    case almostCertain = "almost-certain"
}
