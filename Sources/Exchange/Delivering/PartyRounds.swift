// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// How many rounds of deliveries each party has under way, so that one that hangs holds no more than its own.
final class PartyRounds: Sendable {
    private static let most = 2
    private let counts = Mutex<[PartyID: Int]>([:])

    /// Whether the caller may begin a round for this party.
    func begin(_ party: PartyID) -> Bool {
        counts.withLock { counts in
            let count = counts[party] ?? 0
            guard count < Self.most else { return false }
            counts[party] = count + 1
            return true
        }
    }

    func end(_ party: PartyID) {
        counts.withLock { counts in
            let count = (counts[party] ?? 1) - 1
            counts[party] = count > 0 ? count : nil
        }
    }
}
