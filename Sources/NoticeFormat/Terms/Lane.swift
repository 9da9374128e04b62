// SPDX-License-Identifier: Apache-2.0

/// The class of urgency that an envelope shows to those who carry it (envelope.md, section 1).
public enum Lane: String, Word, Sendable {
    case flash
    case priority
    case routine

    public init(_ severity: Severity) {
        switch severity {
        case .extreme, .severe: self = .flash
        case .moderate: self = .priority
        case .minor, .unknown: self = .routine
        }
    }
}
