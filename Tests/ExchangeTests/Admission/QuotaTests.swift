// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `A flood by a pinned party` {
    private static let hostile = "cedar.example"
    private static let all = [Scene.ash, Scene.birch, hostile]

    private func scene(perMinute: Int) async throws -> Scene {
        let quota = QuotaPolicy(usual: Quota(requestsPerMinute: perMinute))
        return try await Scene(Self.all, change: { $0.quotas = quota })
    }

    private func junk(_ number: Int) -> EnvelopeDelivery {
        EnvelopeDelivery(envelope: Array("junk \(number)".utf8), submission: "a.b.c", evidence: [])
    }

    @Test func `costs no leaf and no signature, and another's flash notice arrives all the same`()
        async throws
    {
        var scene = try await scene(perMinute: 200)
        let (birch, cedar) = (try scene.node(Scene.birch), try scene.id(Self.hostile))
        let size = try await scene.logSize(Scene.birch)
        var codes: [ReasonCode: Int] = [:]
        for number in 0..<10_000 {
            let answer = try await birch.admitEnvelope(junk(number), from: cedar)
            #expect(answer.evidence.isEmpty)
            if let code = answer.refusedCode { codes[code, default: 0] += 1 }
        }
        #expect(codes[.quota] == 9800 && codes.values.reduce(0, +) == 10_000)
        #expect(try await scene.logSize(Scene.birch) == size)
        let notice = try await scene.send()
        try await scene.settle([Scene.ash, Scene.birch])
        #expect(try await scene.delivery(of: notice).outcome == .opened)
    }

    @Test func `ends at a quota that the clock fills again`() async throws {
        let scene = try await scene(perMinute: 60)
        let (birch, cedar) = (try scene.node(Scene.birch), try scene.id(Self.hostile))
        func accepted(of count: Int) async throws -> Int {
            var accepted = 0
            for number in 0..<count {
                let answer = try await birch.admitEnvelope(junk(number), from: cedar)
                if answer.refusedCode != .quota { accepted += 1 }
            }
            return accepted
        }
        #expect(try await accepted(of: 100) == 60)
        scene.clock.advance(by: .seconds(10))
        #expect(try await accepted(of: 100) == 10)
        scene.clock.advance(by: .seconds(-3600))
        #expect(try await accepted(of: 100) == 0)
        scene.clock.advance(by: .seconds(86_400))
        #expect(try await accepted(of: 100) == 60)
    }

    @Test func `in one lane leaves the other lanes of the same party open`() async throws {
        var scene = try await scene(perMinute: 50)
        let birch = try scene.node(Scene.birch)
        let ash = try scene.id(Scene.ash)
        for number in 0..<60 { _ = try await birch.admitEnvelope(junk(number), from: ash) }
        let notice = try await scene.send()
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
    }

    @Test func `by evidence or reports ends at a quota as well`() async throws {
        let scene = try await scene(perMinute: 5)
        let (birch, cedar) = (try scene.node(Scene.birch), try scene.id(Self.hostile))
        let msg = RandomID(bytes: [UInt8](repeating: 1, count: RandomID.byteCount))
        var codes: [String?] = []
        for _ in 0..<6 {
            codes.append(
                try await refusalCode { try await birch.acceptEvidence(["a.b.c"], of: msg, from: cedar) }
            )
        }
        #expect(codes.last == "quota" && codes.prefix(5).allSatisfy { $0 == "not-found" })
        codes = []
        for _ in 0..<6 {
            codes.append(
                try await refusalCode { try await birch.acceptImpersonationReport("a.b.c", from: cedar) }
            )
        }
        #expect(codes.last == "quota" && codes.first != "quota")
    }

    @Test func `of what waits for it holds up nobody else`() async throws {
        var scene = try await Scene(Self.all)
        let cedar = try scene.id(Self.hostile)
        scene.network.leave(cedar)
        let now = scene.clock.now()
        try await scene.seat(Scene.ash).store.write { transaction in
            for _ in 0..<10_000 {
                _ = try transaction.enqueue(
                    OutboxItem(party: cedar, content: .gap(from: 1, to: 1), lane: .flash, due: now)
                )
            }
        }
        let notice = try await scene.send()
        _ = try await scene.node(Scene.ash).deliverDue()
        #expect(try await scene.delivery(of: notice).outcome == .atTheNode)
    }

    @Test func `is opened after another's flash notice`() async throws {
        var scene = try await Scene(Self.all, change: { $0.opening = .automatic })
        let birch = try scene.node(Scene.birch)
        let recipient = try scene.seat(Scene.birch).party
        var hostile = try scene.seat(Self.hostile).party
        let draft = try TestParty.draft(severity: .minor)
        let released = try hostile.released(draft, to: [recipient.id])
        for _ in 0..<20 {
            let message = try hostile.message(released, to: recipient)
            _ = try await birch.admitEnvelope(hostile.handOver(message), from: hostile.id)
        }
        let notice = try await scene.send()
        _ = try await scene.node(Scene.ash).deliverDue()
        #expect(try await scene.delivery(of: notice).outcome == .atTheNode)
        _ = try await birch.openWaiting(limit: 8)
        try await scene.settle([Scene.ash, Scene.birch])
        #expect(try await scene.delivery(of: notice).outcome == .opened)
    }
}
