// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// Parties that gave no answer in this round of deliveries, with the reason of the first failure.
final class SilentParties: Sendable {
    private let reasons = Mutex<[PartyID: String]>([:])

    func reason(for party: PartyID) -> String? {
        reasons.withLock { $0[party] }
    }

    func insert(_ party: PartyID, _ reason: String) {
        reasons.withLock { $0[party] = $0[party] ?? reason }
    }
}
