// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// When this process last heard from each party, and when a party last gave no answer and why.
final class ContactMemory: Sendable {
    struct Contact: Sendable {
        var heardAt: Timestamp?
        var failedAt: Timestamp?
        var problem: String?

        /// The last try was in vain.
        var isSilent: Bool {
            guard let failedAt else { return false }
            return heardAt.map { $0 < failedAt } ?? true
        }
    }

    private struct State {
        var contacts: [PartyID: Contact] = [:]
        var isGapNoted = false
    }

    let startedAt: Timestamp
    private let state = Mutex(State())

    init(startedAt: Timestamp) {
        self.startedAt = startedAt
    }

    subscript(party: PartyID) -> Contact { state.withLock { $0.contacts[party] ?? Contact() } }

    func heard(from party: PartyID, at time: Timestamp) {
        state.withLock { $0.contacts[party, default: Contact()].heardAt = time }
    }

    func failed(to reach: PartyID, because problem: String, at time: Timestamp) {
        state.withLock { state in
            state.contacts[reach, default: Contact()].failedAt = time
            state.contacts[reach, default: Contact()].problem = String(problem.prefix(200))
        }
    }

    /// Everybody who was tried gave no answer, and they are two at least.
    var reachesNobody: Bool {
        state.withLock { state in
            state.contacts.count >= 2 && state.contacts.values.allSatisfy(\.isSilent)
        }
    }

    /// True the first time.
    func noteGapOnce() -> Bool {
        state.withLock { state in
            defer { state.isGapNoted = true }
            return !state.isGapNoted
        }
    }
}
