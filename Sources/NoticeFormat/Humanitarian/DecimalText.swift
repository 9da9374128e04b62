// SPDX-License-Identifier: Apache-2.0

/// A decimal number as a file writes it, kept as text (humanitarian.md, section 11).
struct DecimalText: Hashable, Sendable {
    static let largestDecimals = 7

    /// As a coordinate is written: no exponent, no plus, no minus zero, at most seven decimals.
    let text: String
    /// Decimals that stood in the file.
    let decimals: Int
    let isRounded: Bool

    /// Nil for what is no plain decimal number with at most three digits before the point.
    init?(_ written: String) {
        let isNegative = written.utf8.first == UInt8(ascii: "-")
        let digits = isNegative ? written.utf8.dropFirst() : written.utf8[...]
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(
            Array.init
        )
        guard (1...2).contains(parts.count), written.utf8.count <= 64,
            parts.joined().allSatisfy({ (0x30...0x39).contains($0) }), (1...3).contains(parts[0].count),
            parts[0].count == 1 || parts[0][0] != UInt8(ascii: "0"), parts.count == 1 || !parts[1].isEmpty
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : []
        decimals = fraction.count
        isRounded = fraction.count > Self.largestDecimals
        let kept = isRounded ? Self.rounded(parts[0], fraction) : (parts[0], fraction)
        let isZero = (kept.0 + kept.1).allSatisfy { $0 == UInt8(ascii: "0") }
        let sign = isNegative && !isZero ? "-" : ""
        let tail = kept.1.isEmpty ? "" : "." + String(decoding: kept.1, as: UTF8.self)
        text = sign + String(decoding: kept.0, as: UTF8.self) + tail
    }

    var isZero: Bool { text.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") } }

    /// Half away from zero, digit by digit.
    private static func rounded(_ whole: [UInt8], _ fraction: [UInt8]) -> ([UInt8], [UInt8]) {
        var digits = whole + fraction.prefix(largestDecimals)
        guard fraction[largestDecimals] >= UInt8(ascii: "5") else {
            return (whole, Array(fraction.prefix(largestDecimals)))
        }
        var place = digits.count - 1
        while place >= 0, digits[place] == UInt8(ascii: "9") {
            digits[place] = UInt8(ascii: "0")
            place -= 1
        }
        if place >= 0 { digits[place] += 1 } else { digits.insert(UInt8(ascii: "1"), at: 0) }
        return (Array(digits.dropLast(largestDecimals)), Array(digits.suffix(largestDecimals)))
    }
}
