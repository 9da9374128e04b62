// SPDX-License-Identifier: Apache-2.0

/// Why a bundle was not accepted (docs/spec/bundle.md section 6).
public struct BundleFault: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Malformed, altered, contradictory, or signed by a key the supplied cards do not hold: exit 1.
        case refused
        /// A needed card is missing, or the bundle is too large to look at: exit 3.
        case unknown
    }

    public let kind: Kind
    /// Stable and hyphenated.
    public let code: String
    /// For people; says what was expected and what was found.
    public let reason: String

    package static func refused(_ code: String, _ reason: String) -> BundleFault {
        BundleFault(kind: .refused, code: code, reason: reason)
    }

    package static func unknown(_ code: String, _ reason: String) -> BundleFault {
        BundleFault(kind: .unknown, code: code, reason: reason)
    }

    package static func missingCard(of party: String, as role: String) -> BundleFault {
        .unknown("missing-card", "the card of \(party), the \(role), is needed and was not given")
    }
}

extension BundleFault: CustomStringConvertible {
    public var description: String { "\(code): \(reason)" }
}
