// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// What was really done in a simulation, beside what the nodes keep of it.
final class SimulationTruth: Sendable {
    private struct State {
        var ids: [Int: ObjectID] = [:]
        var places: [ObjectID: Int] = [:]
        var confirmed: Set<Int> = []
        var busyOfficers = 0
    }

    private let state = Mutex(State())

    /// A notice of the schedule has an id.
    func compose(_ place: Int, _ id: ObjectID) {
        state.withLock { state in
            state.ids[place] = id
            state.places[id] = place
        }
    }

    /// The node told the officer that the notice is released.
    func confirm(_ place: Int) { state.withLock { _ = $0.confirmed.insert(place) } }

    func id(_ place: Int) -> ObjectID? { state.withLock { $0.ids[place] } }

    func place(_ id: ObjectID) -> Int? { state.withLock { $0.places[id] } }

    /// Places of the notices that were confirmed, ascending.
    var confirmed: [Int] { state.withLock { $0.confirmed.sorted() } }

    var isQuiet: Bool { state.withLock { $0.busyOfficers == 0 } }

    func officerBegins() { state.withLock { $0.busyOfficers += 1 } }

    func officerEnds() { state.withLock { $0.busyOfficers -= 1 } }
}
