// SPDX-License-Identifier: Apache-2.0

extension ScheduleDraw {
    mutating func linkFaults(within length: Int64) -> [LinkFault] {
        (0..<number(1...6)).map { _ in linkFault(within: length) }
    }

    mutating func mishaps(within length: Int64) -> [Mishap] {
        let mishaps = (0..<number(0...6)).map { _ in
            Mishap(at: moment(within: length), who: pick(CastMember.allCases), kind: mishapKind())
        }
        return mishaps + (chance(25) ? [swallowing(within: length)] : [])
    }

    private mutating func linkFault(within length: Int64) -> LinkFault {
        let (from, to) = ends()
        let start = moment(within: length)
        let end = chance(40) ? length : start + milliseconds(seconds: 5...1200)
        let during = start..<max(start + 1, min(end, length))
        return LinkFault(from: from, to: to, during: during, kind: linkKind())
    }

    /// Cut off from the rest, one way, everywhere, or all that leaves one relay.
    private mutating func ends() -> (Set<CastMember>, Set<CastMember>) {
        let everybody = Set(CastMember.allCases)
        switch number(0...3) {
        case 0:
            let island = Set(some(CastMember.allCases))
            return (island, everybody.subtracting(island))
        case 1: return ([pick(CastMember.allCases)], [pick(CastMember.allCases)])
        case 2: return (everybody, everybody)
        default: return ([pick(CastMember.relays)], everybody)
        }
    }

    private mutating func linkKind() -> LinkFault.Kind {
        switch number(0...9) {
        case 0...2: .blocked
        case 3, 4: .lossy(percent: 30, delay: 500)
        case 5: .drops(every: number(2...5))
        case 6: .reorders(upTo: milliseconds(seconds: 1...120))
        case 7: .duplicates(upTo: milliseconds(seconds: 0...600))
        case 8: .holds(3_600_000)
        default: .alters(every: number(1...4))
        }
    }

    private mutating func mishapKind() -> Mishap.Kind {
        let down = milliseconds(seconds: chance(50) ? 1...10 : 10...1200)
        switch number(0...9) {
        case 0, 1: return .crash(down: down)
        case 2...4: return .crashAtWrite(number: number(1...12), kept: chance(50), down: down)
        case 5, 6: return .failedFlush(number: number(1...12), kept: chance(50), down: down)
        case 7: return .diskFull(milliseconds(seconds: 1...600))
        default:
            let seconds = pick([60, 3600, 86_400])
            return .clockJump(chance(50) ? number(1...seconds) : -number(1...seconds))
        }
    }

    private mutating func swallowing(within length: Int64) -> Mishap {
        Mishap(
            at: moment(within: length / 2),
            who: pick(CastMember.relays),
            kind: .swallows(every: number(1...3), during: milliseconds(seconds: 60...1800))
        )
    }
}
