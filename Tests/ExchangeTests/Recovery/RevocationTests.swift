// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct RevocationTests {
    @Test(arguments: [(Int64(60), RevokedSignature.Verdict.before), (Int64(-60), .unknown)])
    func `what a revoked key signed counts if witnesses show it to be older`(
        seconds: Int64,
        verdict: RevokedSignature.Verdict
    ) async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let notice = try await scene.send()
        try await scene.settle()
        try await scene.publish()
        let bundle = try await scene.node(Scene.birch).bundle(.notice(notice, open: nil), isPartial: false)
        let at = scene.clock.now().adding(seconds: seconds)
        scene.clock.advance(by: .seconds(3600))
        try scene.revoke(.notice, of: Scene.ash, at: at)
        guard case .verified(let report) = try scene.verify(bundle) else {
            Issue.record("the bundle does not verify: \(try scene.verify(bundle))")
            return
        }
        #expect(Set(report.revoked.map(\.verdict)) == [verdict])
        #expect(report.revoked.map(\.object).sorted() == ["dispatch 1", "notice"])
        let origin = report.guarantees.first { $0.name == .origin }
        #expect(origin?.isShown == (verdict == .before))
        #expect(report.guarantees.first { $0.name == .received }?.isShown == true)
    }

    @Test func `a dispatch with an anchor from after the revocation is shown to be later`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        try await scene.exchange(1)
        let at = scene.clock.now().adding(seconds: -60)
        scene.clock.advance(by: .seconds(60))
        let notice = try await scene.send()
        try await scene.settle()
        try await scene.publish()
        let bundle = try await scene.node(Scene.birch).bundle(.notice(notice, open: nil), isPartial: false)
        try scene.revoke(.notice, of: Scene.ash, at: at)
        guard case .verified(let report) = try scene.verify(bundle) else {
            Issue.record("the bundle does not verify: \(try scene.verify(bundle))")
            return
        }
        #expect(report.revoked.first { $0.object == "dispatch 2" }?.verdict == .after)
    }

    @Test func `a card that holds a key it revokes is refused`() throws {
        var party = try TestParty(Scene.ash)
        let revoked = RevokedKey(
            at: TestParty.start,
            kid: party.notice.verificationKey.kid,
            reason: try ReasonCode("compromised")
        )
        #expect(throws: SecurityError.self) { try party.addVersion { $0.revoked = [revoked] } }
    }
}
