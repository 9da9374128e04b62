// SPDX-License-Identifier: Apache-2.0

/// How likely the sender holds an event to be: the words of both rows of ICD 203 (notice.md, section 8).
///
/// A notice uses the words of one row: see ``EstimativeLanguage``.
public enum Likelihood: String, Word, Sendable {
    case almostNoChance = "almost-no-chance"
    case veryUnlikely = "very-unlikely"
    case unlikely
    case roughlyEvenChance = "roughly-even-chance"
    case likely
    case veryLikely = "very-likely"
    case almostCertain = "almost-certain"
    case remote
    case highlyImprobable = "highly-improbable"
    case improbable
    case roughlyEvenOdds = "roughly-even-odds"
    case probable
    case highlyProbable = "highly-probable"
    case nearlyCertain = "nearly-certain"

    /// The two vocabularies of ICD 203, which one notice must not mix.
    public enum Row: String, Sendable {
        case likely, probable
    }

    public var row: Row {
        switch self {
        case .almostNoChance, .veryUnlikely, .unlikely, .roughlyEvenChance, .likely, .veryLikely,
            .almostCertain:
            .likely
        default: .probable
        }
    }

    /// The band in per cent, both ends included; never 0 or 100.
    public var percent: ClosedRange<Int> {
        switch self {
        case .almostNoChance, .remote: 1...5
        case .veryUnlikely, .highlyImprobable: 5...20
        case .unlikely, .improbable: 20...45
        case .roughlyEvenChance, .roughlyEvenOdds: 45...55
        case .likely, .probable: 55...80
        case .veryLikely, .highlyProbable: 80...95
        case .almostCertain, .nearlyCertain: 95...99
        }
    }
}
