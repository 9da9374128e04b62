// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Synchronization

/// Up to which size each witness has cosigned this log, as far as this process knows.
///
/// Only saves a question: a witness answers a wrong guess with the right size.
final class WitnessMemory: Sendable {
    private let sizes = Mutex<[PartyID: UInt64]>([:])

    subscript(witness: PartyID) -> UInt64? {
        get { sizes.withLock { $0[witness] } }
        set { sizes.withLock { $0[witness] = newValue } }
    }
}
