// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import Synchronization

/// A random source whose octets follow from a seed.
package final class SeededSource: RandomSource {
    private let random: Mutex<SeededRandom>

    package init(seed: UInt64) {
        random = Mutex(SeededRandom(seed: seed))
    }

    package func bytes(_ count: Int) -> [UInt8] {
        random.withLock { $0.octets(count) }
    }
}
