// SPDX-License-Identifier: Apache-2.0

/// A number modulo 2^130 - 5, in five digits of 26 bits: slow, and for the attack test only.
struct PolyField: Equatable {
    /// Little endian; each below 2^26, except that the last may be below 2^26 + 1 before reduction.
    private(set) var digits: [UInt64]

    private static let mask: UInt64 = (1 << 26) - 1

    /// Reads up to 17 octets, little endian, of a number below 2^130.
    init(_ bytes: some Sequence<UInt8>) {
        digits = [0, 0, 0, 0, 0]
        for (position, byte) in bytes.enumerated() {
            for bit in 0..<8 where byte >> bit & 1 == 1 {
                let place = position * 8 + bit
                digits[place / 26] |= 1 << (place % 26)
            }
        }
        reduce()
    }

    init(_ small: Int) {
        digits = [UInt64(small), 0, 0, 0, 0]
    }

    /// The number as 17 octets, little endian.
    var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 17)
        for place in 0..<130 where digits[place / 26] >> (place % 26) & 1 == 1 {
            bytes[place / 8] |= 1 << (place % 8)
        }
        return bytes
    }

    static func + (left: PolyField, right: PolyField) -> PolyField {
        var sum = left
        for position in 0..<5 { sum.digits[position] += right.digits[position] }
        sum.reduce()
        return sum
    }

    static func - (left: PolyField, right: PolyField) -> PolyField {
        // Adds twice the modulus, digit by digit, so that no digit falls below zero.
        var difference = left
        for position in 0..<5 {
            let twice = 2 * (position == 0 ? mask - 4 : mask)
            difference.digits[position] += twice - right.digits[position]
        }
        difference.reduce()
        return difference
    }

    static func * (left: PolyField, right: PolyField) -> PolyField {
        var product = PolyField(0)
        for i in 0..<5 {
            for j in 0..<5 {
                let factor: UInt64 = i + j < 5 ? 1 : 5
                product.digits[(i + j) % 5] += left.digits[i] * right.digits[j] * factor
            }
        }
        product.reduce()
        return product
    }

    func power(_ exponent: Int) -> PolyField {
        (0..<exponent).reduce(PolyField(1)) { power, _ in power * self }
    }

    /// The inverse, as the power 2^130 - 7 (Fermat); of zero it is zero.
    var inverse: PolyField {
        var result = PolyField(1)
        for place in (0..<130).reversed() {
            result = result * result
            // 2^130 - 7 has all bits set but those of value 2 and 4.
            if place != 1 && place != 2 { result = result * self }
        }
        return result
    }

    private mutating func reduce() {
        for _ in 0..<3 {
            var carry: UInt64 = 0
            for position in 0..<5 {
                let value = digits[position] + carry
                digits[position] = value & Self.mask
                carry = value >> 26
            }
            digits[0] += carry * 5
        }
        let isModulus = digits[0] >= Self.mask - 4 && digits[1...].allSatisfy { $0 == Self.mask }
        if isModulus {
            digits[0] -= Self.mask - 4
            for position in 1..<5 { digits[position] = 0 }
        }
    }
}
