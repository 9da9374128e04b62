// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct SealFaultTests {
    private var scene: SealScene

    init() async throws {
        scene = try await SealScene()
    }

    @Test func `an opening that witnesses show to be before its date is broken`() async throws {
        let date = scene.scene.clock.now().adding(seconds: 86_400)
        let seal = try await scene.seal(.fixed(.date(date)))
        let held = try await scene.scene.seat(Scene.ash).store.read { try $0.filing(seal)?.held }
        let closed = try ClosedFields(held: #require(held))
        let disclosures = try #require(closed.opened([.own(.decision)]))
        let now = scene.scene.clock.now()
        // What a node that keeps to its rules never makes, logged and witnessed like anything else.
        let opening = try await scene.ash.file(by: scene.officer(), roles: [.releaser]) { head, _ in
            let among = OpenedCount(after: now, before: now, first: 1, last: 1, opened: 1)
            let payload = OpeningPayload(
                head,
                position: 1,
                previous: nil,
                seal: seal,
                basis: .date,
                disclosures: disclosures,
                among: among
            )
            return (payload, held: nil)
        }
        let report = try await scene.report([seal, opening])
        let found = try #require(report.seals.first?.entry(seal)?.openings.first)
        #expect(found.standing.kind == .broken)
        #expect(report.text.contains("opened before its rule"))
        #expect(report.seals.first?.entry(seal)?.fields.prose(.decision) == "The decision.")
    }

    @Test mutating func `a node that lost seals its statuses count makes no further one`() async throws {
        let copy = try scene.scene.backup(Scene.ash)
        _ = try await scene.seal(.fixed(.event("peace")))
        let birch = try PartyID(Scene.birch)
        scene.scene.clock.advance(by: .seconds(3600))
        _ = try await scene.ash.makeStatus(for: birch)
        try await scene.scene.settle()
        try await scene.scene.restore(Scene.ash, from: copy)
        _ = try await scene.ash.recover()
        _ = try await scene.scene.declareLoss(Scene.ash)
        #expect(try await refusalCode { try await scene.seal(.fixed(.event("peace"))) } == "seals-lost")
        // The count does not fall for it.
        scene.scene.clock.advance(by: .seconds(3600))
        _ = try await scene.ash.makeStatus(for: birch)
        let ash = try PartyID(Scene.ash)
        let last = try await scene.scene.seat(Scene.ash).store.read {
            try $0.lastStatus(by: ash, about: birch)
        }
        #expect(try StatusVerifier.unverifiedPayload(of: #require(last).jws).seals == 1)
    }
}
