// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Synchronization

/// What this process knows of each witness: up to which size it cosigned, whether it is being asked, and when
/// it last did not cosign.
///
/// The size only saves a question: a witness answers a wrong guess with the right size.
final class WitnessMemory: Sendable {
    private struct Entry {
        var size: UInt64?
        var isAsked = false
        var failedAt: Timestamp?
    }

    /// How long a witness that did not cosign is left alone, in seconds.
    static let pause: Int64 = 10

    private let entries = Mutex<[PartyID: Entry]>([:])

    subscript(witness: PartyID) -> UInt64? {
        get { entries.withLock { $0[witness]?.size } }
        set { entries.withLock { $0[witness, default: Entry()].size = newValue } }
    }

    /// Whether the caller now has the witness to itself.
    ///
    /// One that is being asked is not given away, and where a time is given, neither is one that did not
    /// cosign shortly before it.
    func claim(_ witness: PartyID, at now: Timestamp?) -> Bool {
        entries.withLock { entries in
            var entry = entries[witness, default: Entry()]
            if let now, let failed = entry.failedAt, failed.seconds <= now.seconds,
                now.seconds < failed.seconds + Self.pause
            {
                return false
            }
            guard !entry.isAsked else { return false }
            entry.isAsked = true
            entries[witness] = entry
            return true
        }
    }

    func release(_ witness: PartyID, failedAt: Timestamp?) {
        entries.withLock { entries in
            entries[witness, default: Entry()].isAsked = false
            entries[witness, default: Entry()].failedAt = failedAt
        }
    }
}
