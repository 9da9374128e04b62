// SPDX-License-Identifier: Apache-2.0

internal import Exchange

extension SimulationSchedule {
    /// Draws a schedule; the same seed draws the same one.
    package init(seed: UInt64) {
        var draw = ScheduleDraw(seed: seed)
        let length = draw.milliseconds(seconds: draw.chance(15) ? 3600...7200 : 300...2400)
        self.seed = seed
        faultyMilliseconds = length
        seats = draw.seats()
        linkFaults = draw.linkFaults(within: length)
        mishaps = draw.mishaps(within: length)
        notices = draw.notices(within: length)
    }
}

/// Draws the parts of a schedule.
struct ScheduleDraw {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 99)
    }

    mutating func chance(_ percent: Int) -> Bool { number(0...99) < percent }

    mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }

    mutating func milliseconds(seconds range: ClosedRange<Int>) -> Int64 {
        Int64(number(range)) * 1000 + Int64(number(0...999))
    }

    mutating func moment(within length: Int64) -> Int64 { .random(in: 0..<max(1, length), using: &random) }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(0...elements.count - 1)]
    }

    /// Some of them, at least one, in their order.
    mutating func some<Element>(_ elements: [Element]) -> [Element] {
        let kept = elements.filter { _ in chance(50) }
        return kept.isEmpty ? [pick(elements)] : kept
    }

    mutating func seats() -> [CastMember: SimulationSchedule.Seat] {
        let isSkewed = chance(40)
        var seats: [CastMember: SimulationSchedule.Seat] = [:]
        for member in CastMember.allCases {
            let isDayOff = isSkewed && chance(40)
            let skew = isDayOff ? pick([-86_400, 86_400]) : chance(30) ? number(-300...300) : 0
            seats[member] = SimulationSchedule.Seat(
                opening: chance(75) ? .automatic : .onRequest,
                retryCap: pick([60, 60, 300]),
                parallelDeliveries: number(1...4),
                statusInterval: isSkewed ? 24 * 3600 : pick([3600, 6 * 3600, 6 * 3600]),
                skew: skew
            )
        }
        return seats
    }
}
