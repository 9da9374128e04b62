// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct SealPresenceTests {
    private static func count(_ number: Int, _ early: Int64?, _ late: Int64?) -> SealPresence.Count {
        SealPresence.Count(
            id: ObjectID(bytes: [UInt8](repeating: UInt8(number), count: 32)),
            number: number,
            notBefore: early.map { Timestamp(seconds: $0) },
            notAfter: late.map { Timestamp(seconds: $0) }
        )
    }

    private static func answer(_ seals: [SealPresence.Count], _ statuses: [SealPresence.Count]) -> String {
        let answer = SealPresence(
            seals: seals,
            statuses: statuses,
            after: Timestamp(seconds: 100),
            before: Timestamp(seconds: 200)
        )
        switch answer {
        case .sealed: return "sealed"
        case .mayBe: return "may-be"
        case .noRecord: return "no-record"
        case .notShown: return "not-shown"
        }
    }

    @Test func `no record is said only where two statuses leave nothing between them`() {
        let around = [Self.count(1, 80, 90), Self.count(1, 210, 220)]
        #expect(Self.answer([], around) == "no-record")
        #expect(Self.answer([Self.count(1, 10, 20)], around) == "no-record")
        #expect(Self.answer([], [Self.count(1, 80, 90)]) == "not-shown")
        #expect(Self.answer([], [Self.count(1, 80, 110), Self.count(1, 210, 220)]) == "not-shown")
        #expect(Self.answer([], [Self.count(1, 80, 90), Self.count(2, 210, 220)]) == "not-shown")
        #expect(Self.answer([], [Self.count(0, 80, 90), Self.count(0, nil, 220)]) == "not-shown")
        // A restored node that lost seals counts fewer than before.
        #expect(Self.answer([], [Self.count(3, 80, 90), Self.count(1, 210, 220)]) == "not-shown")
    }

    @Test func `a seal lies in the period by its own bounds`() {
        let around = [Self.count(1, 80, 90), Self.count(3, 210, 220)]
        #expect(Self.answer([Self.count(2, 100, 200)], around) == "sealed")
        #expect(Self.answer([Self.count(2, 99, 200)], around) == "may-be")
        #expect(Self.answer([Self.count(2, nil, nil)], around) == "may-be")
        let outside = [Self.count(2, 80, 95), Self.count(3, 205, 215)]
        #expect(Self.answer(outside, around) == "no-record")
        #expect(Self.answer([Self.count(4, 150, 160)], around) == "not-shown")
    }

    @Test func `statuses count the party's seals truthfully`() async throws {
        let scene = try await SealScene()
        let (ash, birch) = (try PartyID(Scene.ash), try PartyID(Scene.birch))
        try await scene.ash.makeStatus(for: birch)
        try await scene.pass(10)
        let before = scene.scene.clock.now()
        try await scene.pass(10)
        _ = try await scene.seal(.fixed(.event("peace")))
        try await scene.pass(10)
        let after = scene.scene.clock.now()
        try await scene.pass(10)
        try await scene.ash.makeStatus(for: birch)
        try await scene.pass(10)
        let report = try scene.verified(
            await scene.ash.bundle(.channel(from: ash, to: birch), isPartial: false)
        )
        #expect(report.sealCount(of: ash) == 1)
        #expect(try await refusalCode { try await scene.seal(.fixed(.event("peace"))) } == nil)
        let presence = report.sealPresence(of: ash, after: before, before: after)
        guard case .notShown = presence else {
            Issue.record("the seal that the status counts is not here: \(presence.words)")
            return
        }
    }
}
