// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import CryptoExtras

/// How much work a guess at a passphrase costs: scrypt (RFC 7914) with r = 8 and p = 1.
///
/// The memory needed is `rounds` KiB. The range bounds what a hostile file can make a reader spend:
/// at most 256 MiB.
package struct PassphraseCost: Hashable, Sendable {
    package static let blockSize = 8
    package static let parallelism = 1
    /// 128 MiB: for keys of officers and roots.
    package static let standard = PassphraseCost(checked: 1 << 17)

    /// The cost parameter N, a power of two.
    package let rounds: Int

    /// Refuses, as `key-file-cost`, what is not a power of two from 2^10 to 2^18.
    package init(rounds: Int) throws(SecurityError) {
        guard (1 << 10...1 << 18).contains(rounds), rounds.nonzeroBitCount == 1 else {
            throw SecurityError(.keyFileCost, "cost of the passphrase out of range")
        }
        self.init(checked: rounds)
    }

    private init(checked rounds: Int) {
        self.rounds = rounds
    }

    /// Derives a key of 32 octets.
    func key(passphrase: [UInt8], salt: [UInt8]) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: passphrase,
            salt: salt,
            outputByteCount: 32,
            rounds: rounds,
            blockSize: Self.blockSize,
            parallelism: Self.parallelism
        )
    }
}
