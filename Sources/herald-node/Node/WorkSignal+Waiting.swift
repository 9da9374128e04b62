// SPDX-License-Identifier: Apache-2.0

import Exchange

extension WorkSignal {
    /// Returns once the signal was raised, or this time is over, or the task is cancelled.
    func wait(atMost duration: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            group.addTask { try? await Task.sleep(for: duration) }
            await group.next()
            group.cancelAll()
        }
    }
}
