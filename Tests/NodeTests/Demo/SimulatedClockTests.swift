// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

@testable import herald_node

struct SimulatedClockTests {
    @Test func `stands still until it is moved`() {
        let clock = SimulatedClock(Timestamp(seconds: 100))
        #expect(clock.now() == Timestamp(seconds: 100))
        clock.advance(seconds: 1)
        #expect(clock.now() == Timestamp(seconds: 101))
    }

    @Test func `never goes back`() {
        let clock = SimulatedClock(Timestamp(seconds: 100))
        clock.move(to: Timestamp(seconds: 50))
        #expect(clock.now() == Timestamp(seconds: 100))
        clock.move(to: Timestamp(seconds: 150))
        #expect(clock.now() == Timestamp(seconds: 150))
    }
}
