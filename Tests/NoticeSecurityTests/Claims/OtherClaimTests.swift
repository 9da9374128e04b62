// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Denials, general terms and seals as claims (docs/spec/claim.md section 7).
struct OtherClaimTests {
    private func denial(until: Int64? = nil) -> Claim {
        Claim.warned.with { claim in
            claim.existence = .noNotice
            claim.about = until.map { ClaimSubject(madeTo: ClaimScene.time($0)) }
        }
    }

    @Test func `a denial is contradicted by the sender's signature, and of receipt by the recipient's alone`()
        throws
    {
        var scene = ClaimScene()
        let dispatch = try scene.send(from: 10, to: 20)
        scene.sign(.submissionAcceptance, by: ClaimScene.relay, of: dispatch)
        #expect(scene.answer(denial(), .existence)?.verdictWords == "contradicted outright")
        #expect(scene.answer(denial(), .recipient)?.verdict == .notShown)
        scene.sign(.contentAccessTracking, of: dispatch)
        let answer = try #require(scene.answer(denial(), .recipient))
        #expect(answer.verdict == .contradicted)
        #expect(Set(answer.citations.map(\.standing)) == [.recipient, .relay])
    }

    @Test func `a denial is supported only by the sender's binding over an ended period`() throws {
        var scene = ClaimScene()
        #expect(scene.answer(denial(until: 1000), .existence)?.verdict == .notShown)
        scene.state(0, from: 1000)
        #expect(scene.answer(denial(until: 1000), .existence)?.verdict == .supported)
        #expect(scene.answer(denial(until: 1000), .existence)?.scope == .byHerald)
        #expect(scene.answer(denial(until: 1001), .existence)?.verdict == .notShown)
        #expect(scene.answer(denial(), .existence)?.verdict == .notShown)
        #expect(scene.check(denial(until: 1000)).isSupported)
    }

    @Test func `a public statement is said in general terms and notifies nobody`() throws {
        var scene = ClaimScene()
        let id = scene.id()
        scene.facts.statements[id] = StatementFact(
            id: id,
            issuer: ClaimScene.ash,
            speaksFor: ClaimScene.ash,
            speaker: "a spokesperson",
            quote: "We made no secret that we would respond.",
            isGeneralIntent: true,
            made: ClaimScene.window(10, 20)
        )
        let general = Claim.warned.with { $0.existence = .generalTerms }
        let answer = try #require(scene.answer(general, .existence))
        #expect(answer.verdict == .supported)
        #expect(answer.words.contains("not a notification"))
        #expect(scene.check(.warned).answers[0].parts.allSatisfy { $0.verdict == .notShown })
        scene.facts.statements[id]?.counts = false
        #expect(scene.answer(general, .existence)?.verdict == .notShown)
        scene.facts.statements[id]?.counts = true
        scene.facts.statements[id]?.isGeneralIntent = false
        #expect(scene.answer(general, .existence)?.verdict == .notShown)
    }

    @Test func `what was not logged was not sealed, and a seal stays closed until it opens`() throws {
        var scene = ClaimScene()
        let claim = Claim.warned(.before).with { claim in
            claim.existence = .seal
            claim.fields = [ClaimedField(.target, .equals(.prose("A depot")))]
        }
        #expect(scene.answer(claim, .existence)?.words.hasPrefix("no record") == true)
        let id = scene.id()
        func seal(_ to: Int64?, _ fields: JSONObject) throws -> SealFact {
            SealFact(
                id: id,
                issuer: ClaimScene.ash,
                number: 1,
                made: ClaimScene.window(10, to),
                fields: try NoticeFields(fields),
                sealedCount: 2
            )
        }
        scene.facts.seals[id] = try seal(1000, [:])
        #expect(scene.answer(claim, .existence)?.verdict == .notShown)
        scene.facts.seals[id] = try seal(999, [:])
        #expect(scene.check(claim).answers[0].parts.map(\.verdict) == [.sealed, .sealed])
        scene.facts.seals[id] = try seal(999, ["target": "A depot"])
        #expect(scene.check(claim).answers[0].parts.map(\.verdict) == [.supported, .supported])
        scene.facts.seals[id] = try seal(999, ["target": "A bridge"])
        #expect(scene.check(claim).answers[0].together == .notShown)
        let other = scene.id()
        scene.facts.seals[other] = SealFact(
            id: other,
            issuer: ClaimScene.ash,
            number: 2,
            made: ClaimScene.window(10, 999),
            fields: try NoticeFields(["target": "A depot"]),
            sealedCount: 2
        )
        #expect(scene.check(claim).answers[0].together == .supported)
        #expect(scene.check(.warned(.before)).answers[0].together == .notShown)
    }

    @Test func `two texts as if the same are found, and one text to two is not`() throws {
        var scene = ClaimScene()
        try scene.send(fields: ["event": "Flood", "text": "Leave."])
        try scene.send(fields: ["event": "Flood", "text": "Stay."], recipients: [ClaimScene.relay])
        #expect(scene.check(.warned).findings.count == 1)
        #expect(scene.check(.warned).findings[0].hasPrefix("two texts as if the same"))
        var same = ClaimScene()
        try same.send(fields: ["event": "Flood", "text": "Leave."])
        try same.send(fields: ["event": "Flood", "text": "Leave."], recipients: [ClaimScene.relay])
        #expect(same.check(.warned).findings.isEmpty)
        var twice = ClaimScene()
        try twice.send(number: 1)
        try twice.send(number: 1)
        #expect(twice.check(.warned).findings.contains { $0.contains("gave number 1") })
    }

    @Test func `of many notices about one matter each two that differ are found, in order`() throws {
        var scene = ClaimScene()
        let others = ["one.example", "two.example", "three.example", "four.example"].map(ClaimScene.party)
        for (place, party) in others.enumerated() {
            let text = place.isMultiple(of: 2) ? "Leave." : "Stay."
            try scene.send(fields: ["event": "Flood", "text": .string(text)], recipients: [party])
        }
        try scene.send(fields: ["event": "Fire", "text": "Stay."], recipients: [ClaimScene.relay])
        try scene.send(fields: ["event": "Flood", "text": "Run."], recipients: [others[0]])
        let found = scene.check(.warned).findings
        let pairs = found.map { words in others.map(\.text).filter { words.contains($0) } }
        #expect(pairs.count == 7 && found.allSatisfy { $0.hasPrefix("two texts as if the same") })
        let texts = others.map(\.text)
        #expect(Array(pairs.prefix(2)) == [[texts[0], texts[1]], [texts[0], texts[3]]])
    }
}
