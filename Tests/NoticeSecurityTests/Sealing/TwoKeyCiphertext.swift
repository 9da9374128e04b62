// SPDX-License-Identifier: Apache-2.0

import Crypto
import CryptoExtras

/// A ciphertext whose one tag holds under two keys of ChaCha20-Poly1305, each with its own associated data.
///
/// All blocks but one are free; that one is the solution of a linear equation modulo 2^130 - 5 (RFC 8439,
/// sections 2.5 and 2.8).
struct TwoKeyCiphertext {
    let nonce: [UInt8]
    let ciphertext: [UInt8]
    let tag: [UInt8]

    struct Side {
        let key: [UInt8]
        let associated: [UInt8]
    }

    /// The one-time key of Poly1305 for a side.
    private struct OneTimeKey {
        let r: PolyField
        let s: UInt128

        init(_ side: Side, nonce: [UInt8]) throws {
            let stream = try Insecure.ChaCha20CTR.encrypt(
                [UInt8](repeating: 0, count: 32),
                using: SymmetricKey(data: side.key),
                counter: Insecure.ChaCha20CTR.Counter(offset: 0),
                nonce: Insecure.ChaCha20CTR.Nonce(data: nonce)
            )
            var clamped = Array(stream.prefix(16))
            for position in [3, 7, 11, 15] { clamped[position] &= 15 }
            for position in [4, 8, 12] { clamped[position] &= 252 }
            r = PolyField(clamped)
            s = UInt128(littleEndian: Array(stream.dropFirst(16)))
        }
    }

    /// Solves for the block at `free` in a ciphertext of whole blocks; nil when this nonce has no solution.
    init?(_ first: Side, _ second: Side, filler: [UInt8], free: Int, nonce: [UInt8]) throws {
        precondition(filler.count % 16 == 0 && first.key.count == 32)
        var ciphertext = filler
        ciphertext.replaceSubrange(free * 16..<free * 16 + 16, with: [UInt8](repeating: 0, count: 16))
        let keys = (try OneTimeKey(first, nonce: nonce), try OneTimeKey(second, nonce: nonce))
        // What the free block is multiplied by: r to the number of blocks from it to the end.
        let exponent = filler.count / 16 - free + 1
        let slope = keys.0.r.power(exponent) - keys.1.r.power(exponent)
        let sums = (
            Self.polynomial(first, ciphertext, keys.0), Self.polynomial(second, ciphertext, keys.1)
        )
        let target = PolyField((keys.1.s &- keys.0.s).littleEndianBytes)
        for carry in -4...4 {
            let shift = PolyField([UInt8](repeating: 0, count: 16) + [1]) * PolyField(abs(carry))
            let wanted = carry < 0 ? target - shift : target + shift
            let block = (wanted - (sums.0 - sums.1)) * slope.inverse
            let octets = block.bytes
            guard octets[16] == 0 else { continue }
            ciphertext.replaceSubrange(free * 16..<free * 16 + 16, with: octets.prefix(16))
            let tags = (Self.tag(first, ciphertext, keys.0), Self.tag(second, ciphertext, keys.1))
            guard tags.0 == tags.1 else { continue }
            self.nonce = nonce
            self.ciphertext = ciphertext
            tag = tags.0
            return
        }
        return nil
    }

    private static func tag(_ side: Side, _ ciphertext: [UInt8], _ key: OneTimeKey) -> [UInt8] {
        let sum = polynomial(side, ciphertext, key).bytes.prefix(16)
        return (UInt128(littleEndian: Array(sum)) &+ key.s).littleEndianBytes
    }

    /// Poly1305 before `s` is added, over the padded associated data, the ciphertext and both lengths.
    private static func polynomial(_ side: Side, _ ciphertext: [UInt8], _ key: OneTimeKey) -> PolyField {
        let padding = [UInt8](repeating: 0, count: (16 - side.associated.count % 16) % 16)
        let lengths = [side.associated.count, ciphertext.count].flatMap { count in
            (0..<8).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
        }
        let message = side.associated + padding + ciphertext + lengths
        return stride(from: 0, to: message.count, by: 16).reduce(PolyField(0)) { sum, start in
            (sum + PolyField(Array(message[start..<start + 16]) + [1])) * key.r
        }
    }
}

extension UInt128 {
    fileprivate init(littleEndian bytes: [UInt8]) {
        self = bytes.reversed().reduce(0) { $0 << 8 | UInt128($1) }
    }

    fileprivate var littleEndianBytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) }
    }
}
