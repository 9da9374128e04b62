// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity

/// Random numbers that a seed repeats (SplitMix64): for tests only.
struct RepeatableGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Keys that every run makes anew from the same seeds.
enum SampleKeys {
    static func signing(_ algorithm: SignatureAlgorithm, seed: UInt64 = 1) -> SigningKey {
        var generator = RepeatableGenerator(seed: seed)
        return SigningKey.make(algorithm, using: &generator)
    }

    static func sealing(_ suite: HPKESuite, seed: UInt64 = 1) throws -> SealingPrivateKey {
        var generator = RepeatableGenerator(seed: seed)
        return try SealingPrivateKey.make(suite, using: &generator)
    }
}

/// The code of the refusal that a closure ends in, or nil.
func refusal(_ body: () throws -> some Any) throws -> SecurityError.Code? {
    do {
        _ = try body()
        return nil
    } catch let error as SecurityError {
        return error.code
    }
}
