// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Evidence of others` {
    @Test func `is stored once, and refused where it does not verify or fit`() async throws {
        var scene = try await Scene()
        let (first, second) = (try await scene.send(), try await scene.send())
        try await scene.settle()
        let delivery = try await scene.delivery(of: first)
        let texts = delivery.events.map(\.record.jws)
        let node = try scene.node(Scene.ash)
        let birch = try scene.id(Scene.birch)
        let size = try await scene.logSize(Scene.ash)
        #expect(try await node.acceptEvidence(texts, of: delivery.message.msg, from: birch) == 0)

        let other = try await scene.delivery(of: second).message.msg
        #expect(
            try await refusalCode {
                try await node.acceptEvidence(texts, of: other, from: birch)
            } == "misaddressed"
        )
        let text = try #require(texts.first)
        let altered = text.dropLast(4) + (text.hasSuffix("AAAA") ? "BAAA" : "AAAA")
        await #expect(throws: Refusal.self) {
            try await node.acceptEvidence([String(altered)], of: delivery.message.msg, from: birch)
        }
        #expect(
            try await refusalCode {
                try await node.acceptEvidence(
                    texts,
                    of: RandomID(bytes: [UInt8](repeating: 9, count: 16)),
                    from: birch
                )
            } == "not-found"
        )
        #expect(
            try await refusalCode {
                try await node.acceptEvidence([], of: delivery.message.msg, from: birch)
            } == "too-large"
        )
        #expect(try await scene.logSize(Scene.ash) == size)
    }

    @Test func `makes the outcome contradictory where the recipient signed both`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        let delivery = try await scene.delivery(of: notice)
        let birch = try scene.seat(Scene.birch).party
        let payload = EvidencePayload(
            jti: RandomID(bytes: [UInt8](repeating: 5, count: 16)),
            issuer: birch.id,
            event: .contentConsignmentFailure,
            msg: delivery.message.msg,
            env: delivery.message.env,
            pc: delivery.message.pc,
            from: delivery.message.from,
            to: birch.id,
            at: TestParty.start,
            after: [],
            prev: delivery.events.last?.record.id,
            reasons: [.other]
        )
        let text = try EvidenceSigner.sign(payload, key: birch.node).jws
        _ = try await scene.node(Scene.ash).acceptEvidence([text], of: payload.msg, from: birch.id)
        #expect(try await scene.delivery(of: notice).outcome == .contradictory)
    }
}
