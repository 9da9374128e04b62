// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import Testing

/// Times are seconds after the start.
struct `A store that keeps nothing` {
    private let trouble = StoreTrouble()

    private func time(_ seconds: Int64) -> Timestamp { TestParty.start.adding(seconds: seconds) }

    @Test func `holds work back twice as long at each failure in a row, a minute at most`() {
        var now: Int64 = 0
        for pause: Int64 in [0, 2, 4, 8, 16, 32, 60, 60] {
            trouble.failed(at: time(now))
            #expect(trouble.until == time(now + pause))
            #expect(trouble.isHolding(at: time(now)) == (pause > 0))
            now += pause
            #expect(!trouble.isHolding(at: time(now)))
        }
    }

    @Test func `counts once what fails at once`() {
        trouble.failed(at: time(0))
        trouble.failed(at: time(1))
        // Others that were under way, while nothing new is begun.
        for _ in 0..<5 { trouble.failed(at: time(2)) }
        #expect(trouble.until == time(3))
    }

    @Test func `is forgotten when it keeps something`() {
        for now: Int64 in [0, 1, 10] { trouble.failed(at: time(now)) }
        trouble.worked()
        #expect(trouble.until == nil)
        trouble.failed(at: time(11))
        #expect(trouble.until == time(11))
    }
}
