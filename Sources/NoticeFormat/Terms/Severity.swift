// SPDX-License-Identifier: Apache-2.0

/// How bad it would be; words of CAP 1.2.
public enum Severity: String, Word, Sendable {
    case extreme = "Extreme"
    case severe = "Severe"
    case moderate = "Moderate"
    case minor = "Minor"
    case unknown = "Unknown"
}
