// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// What was really done in a simulation, beside what the nodes keep of it.
final class SimulationTruth: Sendable {
    /// An officer asked for the text of a message.
    struct Look: Hashable {
        let msg: RandomID
        let officer: KeyID
    }

    private struct State {
        var ids: [Int: ObjectID] = [:]
        var places: [ObjectID: Int] = [:]
        var confirmed: Set<Int> = []
        var busyOfficers = 0
        var listings: Set<PartyID> = []
        var looks: Set<Look> = []
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

    /// An officer of this party asked for the list of what came in.
    func list(_ party: PartyID) { state.withLock { _ = $0.listings.insert(party) } }

    func hasListed(_ party: PartyID) -> Bool { state.withLock { $0.listings.contains(party) } }

    func look(_ look: Look) { state.withLock { _ = $0.looks.insert(look) } }

    func hasLooked(_ look: Look) -> Bool { state.withLock { $0.looks.contains(look) } }

    var isQuiet: Bool { state.withLock { $0.busyOfficers == 0 } }

    func officerBegins() { state.withLock { $0.busyOfficers += 1 } }

    func officerEnds() { state.withLock { $0.busyOfficers -= 1 } }
}
