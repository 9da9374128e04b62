// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Filings` {
    private func filed() async throws -> (Scene, ObjectID) {
        let scene = try await Scene([Scene.ash, Scene.birch, "witness.example"])
        try await scene.publish()
        scene.clock.advance(by: .seconds(10))
        let seat = try scene.seat(Scene.ash)
        let officer = try #require(seat.party.officer("Watch")).kid
        let id = try await seat.node.file(by: officer, roles: [.watch]) { head, _ in
            (StatementPayload(head, .sample("They were told.")), held: [1, 2, 3])
        }
        scene.clock.advance(by: .seconds(10))
        try await scene.publish()
        return (scene, id)
    }

    private func report(_ verdict: BundleVerdict) throws -> BundleReport {
        switch verdict {
        case .verified(let report): return report
        case .refused(let fault), .unknown(let fault): throw fault
        }
    }

    @Test func `prove to a stranger when they were made, and are no notice`() async throws {
        let (scene, id) = try await filed()
        let bundle = try await scene.node(Scene.ash).bundle(.filings([id, id]), isPartial: false)
        let report = try report(scene.verify(bundle))
        let filing = try #require(report.filings.first)
        #expect(report.filings.count == 1)
        #expect(filing.id == id)
        #expect(filing.window.notBefore.time != nil)
        #expect(filing.window.notAfter.time != nil)
        #expect(report.notice == nil)
        let shown = report.guarantees.filter(\.isShown).map(\.name)
        #expect(Set(shown).isSubset(of: [.oneHistory, .offline]))
        #expect(report.text.contains("not a notice"))
    }

    @Test func `are refused when one byte of them differs`() async throws {
        let (scene, id) = try await filed()
        let seat = try scene.seat(Scene.ash)
        let bundle = try await seat.node.bundle(.filings([id]), isPartial: false)
        let jti = RandomID(bytes: Array(1...16))
        let honest = try BundleDocument(bytes: bundle)
        let text = Array(honest.filings[0].utf8)
        for index in stride(from: 0, to: text.count, by: 7) {
            var bytes = text
            bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            var changed = honest
            changed.filings = [String(decoding: bytes, as: UTF8.self)]
            let sealed = try BundleSeal.seal(changed, jti: jti, key: seat.party.node)
            guard case .refused = try scene.verify(sealed) else {
                Issue.record("a byte at \(index) was changed and nothing noticed it")
                return
            }
        }
    }

    @Test func `keep back what stays here, and are not found by another's id`() async throws {
        let (scene, id) = try await filed()
        let node = try scene.node(Scene.ash)
        #expect(try await node.filing(id).held == nil)
        #expect(try await node.filings(FilingQuery(.statement, limit: 9)).map(\.held) == [nil])
        let kept = try await scene.seat(Scene.ash).store.read { try $0.filing(id)?.held }
        #expect(kept == [1, 2, 3])
        let other = try scene.node(Scene.birch)
        #expect(try await refusalCode { try await other.filing(id) } == "not-found")
        #expect(
            try await refusalCode { try await other.bundle(.filings([id]), isPartial: true) } == "not-found"
        )
    }
}
