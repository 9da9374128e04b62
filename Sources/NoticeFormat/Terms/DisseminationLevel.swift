// SPDX-License-Identifier: Apache-2.0

/// How far down a recipient says it passed a notice, the highest first (evidence.md, section 10).
public enum DisseminationLevel: String, Word, Sendable {
    case liaison
    case headquarters
    case sectorCommand = "sector-command"
    case unit
    case crew

    /// Whether those who watch and act are at this level.
    public var isActing: Bool { self >= .unit }
}

extension DisseminationLevel: Comparable {
    /// By depth: the lower level is the greater.
    public static func < (left: DisseminationLevel, right: DisseminationLevel) -> Bool {
        left.depth < right.depth
    }

    private var depth: Int {
        switch self {
        case .liaison: 0
        case .headquarters: 1
        case .sectorCommand: 2
        case .unit: 3
        case .crew: 4
        }
    }
}
