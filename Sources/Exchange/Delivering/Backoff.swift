// SPDX-License-Identifier: Apache-2.0

/// How long to wait before the next try.
package enum Backoff {
    /// Doubles from one second to the cap, less up to a quarter by chance so that nodes do not beat in time.
    package static func seconds(afterAttempts attempts: Int, cap: Int, roll: UInt8) -> Int {
        let full = min(cap, 1 << min(attempts, 16))
        return max(1, full - full * Int(roll) / 1024)
    }

    /// The cap for something that is of use for so many seconds more: a tenth of them, at least one.
    static func cap(_ cap: Int, secondsLeft: Int64) -> Int {
        Int(max(1, min(Int64(cap), secondsLeft / 10)))
    }
}
