// SPDX-License-Identifier: Apache-2.0

/// Refuses encodings of curve points that would let a key stand for more than its owner meant.
///
/// BoringSSL accepts all of them: with a low-order Ed25519 key one signature holds for every message, and
/// with a low-order X25519 key the shared secret is zero, which RFC 9180, section 7.1.4, says to refuse.
enum PublicPoint {
    static let count = 32

    /// Refuses an Ed25519 key with y not below 2^255 - 19, x = 0 and the sign bit set, or an order
    /// that divides 8.
    ///
    /// Does not find out whether the point is on the curve; a key that is not verifies nothing.
    static func checkEd25519(_ point: [UInt8]) throws(SecurityError) {
        let y = withoutTopBit(point)
        let isSignSet = point != y
        guard isBelowPrime(y), !(isSignSet && (y == one || y == minusOne)) else {
            throw SecurityError(.nonCanonicalKey, "encoding of the Ed25519 key is not canonical")
        }
        guard !lowOrderEdwards.contains(y) else {
            throw SecurityError(.lowOrderKey, "Ed25519 key of low order")
        }
    }

    /// Refuses an X25519 key with a value not below 2^255 - 19, or of low order on the curve or its twist.
    static func checkX25519(_ point: [UInt8]) throws(SecurityError) {
        guard isBelowPrime(point) else {
            throw SecurityError(.nonCanonicalKey, "encoding of the X25519 key is not canonical")
        }
        guard !lowOrderMontgomery.contains(point) else {
            throw SecurityError(.lowOrderKey, "X25519 key of low order")
        }
    }

    private static let zero = [UInt8](repeating: 0, count: count)
    private static let one: [UInt8] = [1] + [UInt8](repeating: 0, count: count - 1)
    /// 2^255 - 20, little endian.
    private static let minusOne: [UInt8] = [0xEC] + [UInt8](repeating: 0xFF, count: count - 2) + [0x7F]

    /// The y of the points whose order divides 8: 1, 2, 4 (y = 0) and 8 (the last two).
    private static let lowOrderEdwards: Set<[UInt8]> = [
        one, minusOne, zero,
        [
            0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
            0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
        ],
        [
            0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
            0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
        ],
    ]

    private static let lowOrderMontgomery: Set<[UInt8]> = [
        zero, one, minusOne,
        [
            0xE0, 0xEB, 0x7A, 0x7C, 0x3B, 0x41, 0xB8, 0xAE, 0x16, 0x56, 0xE3, 0xFA, 0xF1, 0x9F, 0xC4, 0x6A,
            0xDA, 0x09, 0x8D, 0xEB, 0x9C, 0x32, 0xB1, 0xFD, 0x86, 0x62, 0x05, 0x16, 0x5F, 0x49, 0xB8, 0x00,
        ],
        [
            0x5F, 0x9C, 0x95, 0xBC, 0xA3, 0x50, 0x8C, 0x24, 0xB1, 0xD0, 0xB1, 0x55, 0x9C, 0x83, 0xEF, 0x5B,
            0x04, 0x44, 0x5C, 0xC4, 0x58, 0x1C, 0x8E, 0x86, 0xD8, 0x22, 0x4E, 0xDD, 0xD0, 0x9F, 0x11, 0x57,
        ],
    ]

    private static func withoutTopBit(_ point: [UInt8]) -> [UInt8] {
        var point = point
        point[count - 1] &= 0x7F
        return point
    }

    /// Whether a little-endian number is below 2^255 - 19.
    private static func isBelowPrime(_ number: [UInt8]) -> Bool {
        let isLarge = number[count - 1] >= 0x7F && number[1..<(count - 1)].allSatisfy { $0 == 0xFF }
        return number[count - 1] < 0x80 && !(isLarge && number[0] >= 0xED)
    }
}
