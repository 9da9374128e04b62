// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import FoundationEssentials

/// An Ed25519 public key that is safe to trust: canonical and not of low order.
///
/// Under a key of low order, one signature can hold for many messages, and a key with two encodings has
/// two key IDs. RFC 8032 section 5.1.3 refuses the second; the first is refused here too.
struct Ed25519Key: Hashable, Sendable {
    let bytes: [UInt8]

    /// Throws `malformed-key` for a wrong length, and `weak-key` for what no key maker makes.
    init(bytes: [UInt8]) throws(LogError) {
        guard bytes.count == 32 else { throw LogError(.malformedKey, "an Ed25519 key has 32 bytes") }
        guard Self.isCanonical(bytes), !Self.isLowOrder(bytes) else {
            throw LogError(.weakKey, "the Ed25519 key is of low order or not canonical")
        }
        self.bytes = bytes
    }

    /// Verifies without multiplying by the cofactor, as most implementations do (RFC 8032 section 5.1.7).
    func isSignature(_ signature: some Sequence<UInt8>, of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(Array(signature), for: message)
    }

    /// Whether y, the low 255 bits, is below 2^255 - 19.
    private static func isCanonical(_ bytes: [UInt8]) -> Bool {
        let isTopFull = bytes[31] & 0x7f == 0x7f && bytes[1..<31].allSatisfy { $0 == 0xff }
        return !isTopFull || bytes[0] < 0xed
    }

    /// Whether y is that of one of the eight points of low order: 0, 1, -1 or one of two of order 8.
    private static func isLowOrder(_ bytes: [UInt8]) -> Bool {
        var y = bytes
        y[31] &= 0x7f
        return lowOrder.contains(y)
    }

    private static let lowOrder: Set<[UInt8]> = {
        let zero = [UInt8](repeating: 0, count: 32)
        let one = [1] + zero.dropFirst()
        let minusOne = [0xec] + [UInt8](repeating: 0xff, count: 30) + [0x7f]
        let order8: [[UInt64]] = [
            [0xb027_b2c2_8f95_e826, 0xf098_eff2_89f4_c345, 0x3933_c6d3_05ac_dfd5, 0x05fc_536d_8802_38b1],
            [0x4fd8_4d3d_706a_17c7, 0x0f67_100d_760b_3cba, 0xc6cc_392c_fa53_202a, 0x7a03_ac92_77fd_c74e],
        ]
        let eighths = order8.map { words in
            words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        }
        return Set([zero, Array(one), minusOne] + eighths)
    }()
}
