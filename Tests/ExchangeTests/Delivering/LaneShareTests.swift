// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Testing

struct LaneShareTests {
    private func pick(_ flash: Int, _ priority: Int, _ routine: Int, places: Int) -> [Lane] {
        let waiting: [Lane: [Lane]] = [
            .flash: Array(repeating: .flash, count: flash),
            .priority: Array(repeating: .priority, count: priority),
            .routine: Array(repeating: .routine, count: routine),
        ]
        return LaneShare.pick(waiting, places: places)
    }

    @Test func `flash goes first, then priority, then routine`() {
        #expect(pick(1, 1, 1, places: 8) == [.flash, .priority, .routine])
        #expect(pick(0, 0, 20, places: 8).count == 8)
        #expect(pick(3, 0, 20, places: 8) == [.flash, .flash, .flash] + Array(repeating: .routine, count: 5))
    }

    @Test func `an eighth is kept for each lower lane that has something`() {
        let picked = pick(1000, 1000, 1000, places: 64)
        #expect(picked.count == 64)
        #expect(picked.count { $0 == .priority } == 8)
        #expect(picked.count { $0 == .routine } == 8)
        #expect(pick(1000, 0, 1, places: 64).last == .routine)
    }

    @Test func `gives out no more places than there are, and no fewer than are wanted`() {
        for places in 0...20 {
            #expect(pick(5, 5, 5, places: places).count == min(places, 15))
        }
    }
}
