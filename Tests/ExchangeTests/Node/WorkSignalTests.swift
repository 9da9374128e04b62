// SPDX-License-Identifier: Apache-2.0

import Exchange
import Testing

/// The limits end a test that hangs; no loaded machine comes near them.
struct `The work signal` {
    @Test(.timeLimit(.minutes(15))) func `wakes everyone who waits, and is remembered once`() async {
        let signal = WorkSignal()
        signal.raise()
        signal.raise()
        await signal.wait()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { await signal.wait() } }
            // Raised until the last of them has come to wait.
            group.addTask {
                for _ in 0..<1000 {
                    signal.raise()
                    await Task.yield()
                }
            }
            await group.next()
            signal.raise()
            group.cancelAll()
        }
    }

    @Test(.timeLimit(.minutes(15))) func `lets go of a task that is cancelled`() async {
        let signal = WorkSignal()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await signal.wait() }
            group.cancelAll()
        }
        signal.raise()
        await signal.wait()
    }
}
