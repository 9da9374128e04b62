// SPDX-License-Identifier: Apache-2.0

/// Names a party, like a host name: `mfa.oman.example` (README section 1).
///
/// 3 to 253 characters of `a`-`z`, `0`-`9`, `-` and `.`, in at least two labels of 1 to 63 characters, none
/// of which begins or ends with `-`. Says nothing about who owns the name.
public struct PartyID: Hashable, Sendable {
    public let text: String

    public init(_ text: String) throws(FormatError) {
        guard (3...253).contains(text.utf8.count) else {
            throw FormatError(.malformedIdentifier, "party id is not 3 to 253 characters long")
        }
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2 else {
            throw FormatError(.malformedIdentifier, "party id has only one label")
        }
        guard labels.allSatisfy({ Self.isLabel($0) }) else {
            throw FormatError(.malformedIdentifier, "party id has a label that is not allowed")
        }
        self.text = text
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        let isBare = label.first != hyphen && label.last != hyphen
        guard (1...63).contains(label.count), isBare else { return false }
        return label.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), hyphen: true
            default: false
            }
        }
    }
}

extension PartyID: TextValue {}

extension PartyID: Comparable {
    public static func < (left: PartyID, right: PartyID) -> Bool {
        precedesInBytes(left.text, right.text)
    }
}

extension PartyID: CustomStringConvertible {
    public var description: String { text }
}
