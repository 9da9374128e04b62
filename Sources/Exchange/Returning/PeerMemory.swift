// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// What this process knows of the other nodes' being there: who gave no answer last, and how often what waits
/// for each was hurried.
final class PeerMemory: Sendable {
    private struct State {
        var silent: Set<PartyID> = []
        var budgets: [PartyID: HurryBudget] = [:]
    }

    private let state = Mutex(State())

    func insertSilent(_ party: PartyID) {
        _ = state.withLock { $0.silent.insert(party) }
    }

    func isSilent(_ party: PartyID) -> Bool {
        state.withLock { $0.silent.contains(party) }
    }

    /// Whether what waits for a party may be made due now; counts it, and takes the party for present then.
    func mayHurry(_ party: PartyID, at time: Timestamp) -> Bool {
        state.withLock { state in
            var budget = state.budgets[party] ?? HurryBudget(at: time)
            let isAllowed = budget.take(at: time)
            state.budgets[party] = budget
            if isAllowed { state.silent.remove(party) }
            return isAllowed
        }
    }
}
