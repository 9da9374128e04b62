// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Synchronization

/// A node's clock: simulated time, and by how much it is wrong.
final class SimulatedClock: TimeSource {
    private let world: SimulatedWorld
    private let ahead: Mutex<Int>

    init(_ world: SimulatedWorld, secondsAhead: Int) {
        self.world = world
        ahead = Mutex(secondsAhead)
    }

    func now() -> Timestamp {
        TestParty.start.adding(seconds: world.now / 1000 + Int64(ahead.withLock { $0 }))
    }

    func jump(_ seconds: Int) { ahead.withLock { $0 += seconds } }
}
