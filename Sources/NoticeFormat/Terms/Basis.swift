// SPDX-License-Identifier: Apache-2.0

/// Whether the sender says what its notice rests on (notice.md, section 8).
public enum Basis: String, Word, Sendable {
    case given
    /// There is one, and it is not shared.
    case withheld
    /// The sender gives none; not the same as saying nothing about it.
    case noneGiven = "none-given"

    /// For people.
    public var words: String {
        switch self {
        case .given: "basis given"
        case .withheld: "basis withheld: the sender says that there is one"
        case .noneGiven: "no basis given: the sender says so itself"
        }
    }
}
