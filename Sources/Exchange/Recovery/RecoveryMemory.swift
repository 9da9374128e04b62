// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import Synchronization

/// What the store keeps about a recovery, as this process last read or wrote it.
final class RecoveryMemory: Sendable {
    private let state: Mutex<RecoveryRecord?>

    init(_ record: RecoveryRecord?) {
        state = Mutex(record)
    }

    var record: RecoveryRecord? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

extension ExchangeNode {
    /// Whether the record was restored and has not been shown to be whole, nor its loss declared.
    ///
    /// The node then answers reads and signs nothing.
    package var isReadOnly: Bool {
        guard let record = recovery.record else { return false }
        return !record.isDeclared
    }

    /// Whether the channels with a party wait for what it holds.
    package func isClosed(_ party: PartyID) -> Bool {
        recovery.record?.standings[party] == .excused
    }

    /// Refuses `restoring` while the node signs nothing.
    package func requireOpen() throws {
        guard !isReadOnly else {
            throw Refusal("restoring", "the record was restored and signs nothing yet")
        }
    }

    /// Refuses `restoring` while the channels with this party are closed too.
    func requireOpen(to party: PartyID) throws {
        try requireOpen()
        guard !isClosed(party) else {
            throw Refusal("restoring", "the record was restored and \(party.text) has not answered yet")
        }
    }
}
