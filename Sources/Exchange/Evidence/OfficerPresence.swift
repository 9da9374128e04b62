// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// When an officer of this party last asked this process for anything.
final class OfficerPresence: Sendable {
    private let since: Timestamp
    private let last = Mutex<Timestamp?>(nil)

    init(since: Timestamp) {
        self.since = since
    }

    func note(_ time: Timestamp) {
        last.withLock { $0 = max($0 ?? time, time) }
    }

    /// Whether this process would know of a request since then, and knows of none.
    func isNobodyHere(since time: Timestamp) -> Bool {
        since <= time && last.withLock { $0.map { $0 < time } ?? true }
    }
}
