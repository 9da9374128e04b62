// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct RevokedFilingTests {
    private var scene: SealScene
    private let ids: [ObjectID]

    init() async throws {
        scene = try await SealScene()
        let seal = try await scene.seal(.fixed(.arbiter(PartyID(Scene.birch))))
        let consent = try await scene.consent(by: Scene.birch, to: seal)
        let opening = try await scene.open(seal, ["decision"], .consent(consent))
        let officer = try scene.officer("Watch")
        let statement = try await scene.ash.file(by: officer, roles: [.watch]) { head, _ in
            (StatementPayload(head, .sample("They were told.")), held: nil)
        }
        ids = [seal, opening, statement]
    }

    /// What the objects, shown by witnesses to be there by now, are worth after a revocation from a time on.
    private mutating func report(_ party: String, _ seconds: Int64) async throws -> BundleReport {
        try await scene.pass(10)
        let bundle = try await scene.ash.bundle(.filings(ids), isPartial: false)
        let at = scene.scene.clock.now().adding(seconds: seconds)
        scene.scene.clock.advance(by: .seconds(3600))
        try scene.scene.revoke(.node, of: party, at: at)
        return try scene.verified(bundle)
    }

    @Test mutating func `filings older than the revocation of their key count`() async throws {
        let report = try await report(Scene.ash, 60)
        #expect(report.revoked.map(\.object).sorted() == ["opening", "seal", "statement"])
        #expect(report.revoked.allSatisfy { $0.verdict == .before })
        #expect(report.filings.allSatisfy { $0.isCounted })
        let entry = try #require(report.seals.first?.seals.first)
        #expect(entry.isCounted)
        #expect(entry.openings.map(\.standing.kind) == [.held])
        #expect(!report.text.contains("does not count"))
    }

    @Test mutating func `filings that no witness shows to be older do not count`() async throws {
        let report = try await report(Scene.ash, -15)
        #expect(report.revoked.count == 3)
        #expect(report.revoked.allSatisfy { $0.verdict != .before })
        #expect(report.filings.map(\.isCounted) == [false, false, false])
        let register = try #require(report.seals.first)
        let entry = try #require(register.seals.first)
        #expect(!entry.isCounted)
        #expect(entry.fields.prose(.decision) == "The decision.")
        #expect(entry.openings.map(\.standing.kind) == [.notShown])
        #expect(entry.openings.map(\.count) == ["not-shown"])
        #expect(report.text.contains("does not count: signed by a revoked key"))
        let party = try PartyID(Scene.ash)
        let (after, before) = (TestParty.start, scene.scene.clock.now())
        #expect(report.sealPresence(of: party, after: after, before: before).word == "may-be")
    }

    @Test mutating func `a step of a case that does not count is no step`() async throws {
        let request = CaseRequest(
            step: .begin,
            fields: SealFields(
                own: [
                    .original: .prose("An attack is planned."), .ownOperation: .flag(false),
                    .received: .time(scene.scene.clock.now()),
                ]
            ),
            rule: .event("peace"),
            status: .exercise
        )
        let step = try await scene.ash.recordStep(request, by: scene.officer("Watch"))
        try await scene.pass(10)
        let bundle = try await scene.ash.bundle(.filings([step]), isPartial: false)
        #expect(try scene.verified(bundle).seals.first?.cases.count == 1)
        let at = scene.scene.clock.now().adding(seconds: -15)
        try scene.scene.revoke(.node, of: Scene.ash, at: at)
        let register = try #require(scene.verified(bundle).seals.first)
        #expect(register.cases.isEmpty)
        #expect(register.entries.isEmpty)
    }

    @Test(arguments: [(Int64(60), RuleStanding.Kind.held), (Int64(-15), .notShown)])
    mutating func `a consent by a revoked key holds if the opening is shown to be older`(
        seconds: Int64,
        kind: RuleStanding.Kind
    ) async throws {
        let report = try await report(Scene.birch, seconds)
        #expect(report.revoked.isEmpty)
        #expect(report.filings.allSatisfy { $0.isCounted })
        #expect(report.seals.first?.seals.first?.openings.map(\.standing.kind) == [kind])
    }
}
