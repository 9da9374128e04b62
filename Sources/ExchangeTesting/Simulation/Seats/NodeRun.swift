// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// One run of a node, from its start to its crash.
///
/// Whatever the run still does after it has ended touches neither store nor network.
final class NodeRun: Sendable {
    /// What everything throws that a run tries after its end.
    struct Ended: Error {}

    let number: Int
    let deliverBells: [Bell]
    let openBell: Bell
    let publishBell: Bell
    let stateBell: Bell
    let deadlineBell: Bell
    private let world: SimulatedWorld
    private let hasEnded = Mutex(false)

    init(_ number: Int, in world: SimulatedWorld) {
        self.number = number
        self.world = world
        deliverBells = [Bell(world), Bell(world)]
        openBell = Bell(world)
        publishBell = Bell(world)
        stateBell = Bell(world)
        deadlineBell = Bell(world)
    }

    var isUp: Bool { !hasEnded.withLock { $0 } && !world.isOver }

    func end() { hasEnded.withLock { $0 = true } }

    func check() throws {
        if !isUp { throw Ended() }
    }

    /// Something was written: there may be work.
    func stir() {
        for bell in deliverBells { bell.ring(in: 5) }
        openBell.ring(in: 20)
        publishBell.ring(in: 1000)
        deadlineBell.ring(in: 50)
    }
}
