// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// More evidence never says less (docs/spec/claim.md section 6).
struct ClaimGrowthTests {
    private static let events: [EventName] = [
        .contentConsignment, .contentAccessTracking, .acknowledged, .conveyedToDecisionMaker,
        .submissionAcceptance, .acceptanceRejectionExpiry, .declinedToAcknowledge,
    ]

    /// Facts about up to six dispatches that could all be true at once: each number once.
    private static func facts(_ random: inout SeededRandom) throws -> ClaimScene {
        var scene = ClaimScene()
        let count = Int.random(in: 0...6, using: &random)
        for number in 1..<(count + 1) {
            let begin = Int64(number) * 300
            let hasLow = Bool.random(using: &random)
            let hasHigh = Bool.random(using: &random)
            let dispatch = try scene.send(
                [.warning, .message].randomElement(using: &random) ?? .warning,
                from: hasLow ? begin : nil,
                to: hasHigh ? begin + 200 : nil,
                number: number,
                open: Bool.random(using: &random) ? nil : [.specificity],
                isHeld: Int.random(in: 0...4, using: &random) > 0
            )
            for event in events where Bool.random(using: &random) {
                let signer = [ClaimScene.ash, ClaimScene.birch, ClaimScene.relay].randomElement(
                    using: &random
                )
                scene.sign(event, by: signer ?? ClaimScene.birch, of: dispatch, to: begin + 250)
            }
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let outbound = Int.random(in: 0...count, using: &random)
            scene.state(outbound, from: Int64(outbound) * 300 + 210)
        }
        return scene
    }

    /// Some of what the whole holds, with wider windows and closed fields.
    private static func part(of whole: ClaimFacts, _ random: inout SeededRandom) -> ClaimFacts {
        var part = ClaimFacts()
        for delivery in whole.sortedDeliveries where Bool.random(using: &random) {
            var less = delivery
            less.evidence = delivery.evidence.filter { _ in Bool.random(using: &random) }
            if Bool.random(using: &random) { less.made.notBefore = nil }
            if Bool.random(using: &random) { less.made.notAfter = nil }
            part.deliveries[less.dispatch] = less
            if var notice = whole.notices[less.notice], Bool.random(using: &random) {
                if Bool.random(using: &random) { notice.fields = NoticeFields() }
                part.notices[notice.id] = notice
            }
        }
        for status in whole.statuses.values.sorted(by: { $0.id < $1.id }) where Bool.random(using: &random) {
            part.statuses[status.id] = status
        }
        return part
    }

    private static let claims: [Claim] = {
        let ended = ClaimSubject(madeTo: ClaimScene.time(1000))
        let event = ClaimSubject(event: "Flood", madeTo: ClaimScene.time(1500))
        return [
            .warned, .warned(.before), .warned(.after), .warned(.before, lead: 300),
            .warned(.before, act: .sending),
            Claim.warned.with { $0.about = ended },
            Claim.warned.with { $0.about = event },
            Claim.warned.with { $0.fields = [ClaimedField(.event, .equals(.prose("Flood")))] },
            Claim.warned.with {
                $0.acknowledgement = .acknowledged; $0.conveyance = .conveyed
            },
            Claim.warned.with {
                $0.arrival = .opened; $0.kinds = []
            },
            Claim.warned.with {
                $0.existence = .noNotice; $0.about = ended
            },
            Claim.warned.with {
                $0.existence = .noNotice; $0.kinds = []; $0.about = ended
            },
        ]
    }()

    @Test(arguments: 0..<400)
    func `adding evidence never turns supported into not shown`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let whole = try Self.facts(&random).facts
        let part = Self.part(of: whole, &random)
        var merged = part
        merged.merge(whole)
        for claim in Self.claims {
            let less = ClaimChecker.check(claim, by: part)
            let more = ClaimChecker.check(claim, by: merged)
            let all = ClaimChecker.check(claim, by: whole)
            for (before, after) in zip(less.answers, more.answers) {
                for (one, other) in zip(before.parts, after.parts) where one.verdict == .supported {
                    let isLess = [.notShown, .sealed].contains(other.verdict)
                    #expect(!isLess, "\(claim.json) \(one.part)")
                }
                if before.together == .supported { #expect(after.together != .notShown) }
            }
            // In which order facts come makes no difference.
            #expect(more.answers.map(\.together) == all.answers.map(\.together))
            let isSame = more.lines == all.lines
            #expect(isSame)
        }
    }

    @Test(arguments: 0..<200)
    func `nothing is contradicted by what more evidence would support`(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed + 10_000))
        let whole = try Self.facts(&random).facts
        let part = Self.part(of: whole, &random)
        for claim in Self.claims {
            let pairs = zip(
                ClaimChecker.check(claim, by: part).answers.flatMap(\.parts),
                ClaimChecker.check(claim, by: whole).answers.flatMap(\.parts)
            )
            for (one, other) in pairs where one.verdict == .contradicted {
                #expect(other.verdict != .supported, "\(claim.json) \(one.part): \(one.words)")
            }
        }
    }
}
