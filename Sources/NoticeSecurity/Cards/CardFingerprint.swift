// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// The digits by which people compare a party's card over another route (card.md, section 2).
enum CardFingerprint {
    private static let groupCount = 8

    static func text(party: PartyID, firstRoot: Thumbprint) -> String {
        var input = Array("herald-card-fingerprint/v1".utf8) + [0]
        input += Array(party.text.utf8) + [0]
        input += firstRoot.bytes
        let hash = ObjectHash.digest(input).bytes
        return (0..<groupCount).map { group(hash[(4 * $0)..<(4 * $0 + 4)]) }.joined(separator: " ")
    }

    /// A big-endian integer modulo 100000, in five digits.
    private static func group(_ octets: ArraySlice<UInt8>) -> String {
        let number = octets.reduce(0) { $0 << 8 | UInt32($1) } % 100_000
        let digits = String(number)
        return String(repeating: "0", count: 5 - digits.count) + digits
    }
}
