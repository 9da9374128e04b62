// SPDX-License-Identifier: Apache-2.0

/// For whom a notice is meant; words of CAP 1.2.
public enum Scope: String, Word, Sendable {
    case everyone = "Public"
    case restricted = "Restricted"
    case addressees = "Private"
}
