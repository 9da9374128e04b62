// SPDX-License-Identifier: Apache-2.0

/// What the links of a schedule do to what passes them.
struct LinkConditions: Sendable {
    private struct Way: Hashable {
        let from: CastMember
        let to: CastMember
    }

    /// Things that a link which holds things back keeps, all in all.
    private static let largestHeldCount = 3

    private let faults: [LinkFault]
    private var draw: ScheduleDraw
    private var passed: [Way: Int] = [:]
    private var held: [Way: Int] = [:]

    init(_ schedule: SimulationSchedule) {
        faults = schedule.linkFaults
        draw = ScheduleDraw(seed: schedule.seed ^ 0x6E65_7477)
    }

    /// After how many milliseconds a thing arrives: none if it is lost, two if it is doubled.
    mutating func passages(from: CastMember, to: CastMember, at time: Int64) -> [Int64] {
        var delays = [Int64(draw.number(1...40))]
        for fault in faults where fault.applies(from: from, to: to, at: time) {
            delays = passages(delays, Way(from: from, to: to), fault.kind)
        }
        return delays
    }

    private mutating func passages(_ delays: [Int64], _ way: Way, _ fault: LinkFault.Kind) -> [Int64] {
        switch fault {
        case .blocked: return []
        case .lossy(let percent, let delay): return draw.chance(percent) ? [] : delays.map { $0 + delay }
        case .drops(let every):
            passed[way, default: 0] += 1
            return (passed[way] ?? 0).isMultiple(of: every) ? [] : delays
        case .reorders(let most): return delays.map { $0 + draw.moment(within: most) }
        case .duplicates(let most): return delays + delays.map { $0 + draw.moment(within: most) }
        case .holds(let time):
            held[way, default: 0] += 1
            return (held[way] ?? 0) <= Self.largestHeldCount ? delays.map { $0 + time } : []
        case .alters: return delays
        }
    }

    /// Bytes as they arrive.
    mutating func altered(_ bytes: [UInt8], from: CastMember, to: CastMember, at time: Int64) -> [UInt8] {
        var bytes = bytes
        for fault in faults where fault.applies(from: from, to: to, at: time) {
            guard case .alters(let every) = fault.kind, draw.number(1...every) == 1, !bytes.isEmpty else {
                continue
            }
            bytes[draw.number(0...bytes.count - 1)] ^= UInt8(draw.number(1...255))
        }
        return bytes
    }
}
