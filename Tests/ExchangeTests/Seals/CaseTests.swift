// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct CaseTests {
    private var scene: SealScene

    init() async throws {
        scene = try await SealScene()
    }

    private static let secret = "Karl, a driver, heard it at the depot."

    private static func fields(_ step: String, notices: [ObjectID] = []) throws -> SealFields {
        let yes: JSONValue = ["answer": "yes", "reason": "Two sources."]
        let doubt: JSONValue = ["answer": "in-doubt", "reason": "One source."]
        let forms: [String: JSONObject] = [
            "information": [
                "original": .string(secret), "ownOperation": false, "received": "2026-09-01T00:00:00Z",
            ],
            "trigger": [
                "harm": "killing", "victim": "group", "credible": doubt, "specific": yes, "impending": yes,
            ],
            "sanitised": [
                "original": .string(secret), "protected": ["Karl"], "sanitised": "An attack is planned.",
                "source": "A source with direct access",
            ],
            "warned": [
                "addressee": ["kind": "protector", "name": "birch", "how": "a notice"], "dependants": false,
                "notices": .texts(notices),
                "paired": ["given": false, "reason": "It would raise the danger."],
            ],
            "referred": ["referredTo": "the police", "reason": "It is theirs."],
        ]
        return try SealFields(#require(forms[step]))
    }

    private func step(
        _ mark: CaseMark?,
        _ fields: SealFields,
        by officer: String = "Releaser One",
        rule: ReleaseRule? = nil
    ) async throws -> ObjectID {
        let request = CaseRequest(
            step: mark.map(CaseRequest.Step.next) ?? .begin,
            fields: fields,
            rule: rule,
            status: .exercise
        )
        return try await scene.ash.recordStep(request, by: scene.officer(officer))
    }

    private func begin() async throws -> (id: RandomID, seal: ObjectID) {
        let seal = try await step(
            nil,
            Self.fields("information"),
            by: "Watch",
            rule: .arbiter(PartyID(Scene.relay))
        )
        let payload = try SealVerifier.unverifiedPayload(of: await scene.jws(seal))
        return (try #require(payload.caseMark).id, seal)
    }

    private func waiver(
        _ id: RandomID,
        _ ground: WaiverGround = .alreadyAware,
        by name: String = "Decision Maker"
    ) throws -> String {
        let party = try scene.scene.seat(Scene.ash).party
        let payload = WaiverPayload(
            jti: RandomID(bytes: Array(1...16)),
            issuer: party.id,
            card: party.chain.latest.id,
            caseID: id,
            ground: ground,
            reason: "They knew.",
            at: scene.scene.clock.now()
        )
        return try WaiverVerifier.sign(payload, key: #require(party.officer(name)).key).jws
    }

    private func waive(_ id: RandomID, _ jws: String, _ ground: WaiverGround = .alreadyAware) async throws
        -> ObjectID
    {
        let fields = SealFields(
            own: [.ground: .ground(ground), .reason: .prose("They knew."), .waiver: .waiver(jws)]
        )
        return try await step(CaseMark(id: id, outcome: .waived), fields)
    }

    @Test mutating func `a case runs to its warning with a witnessed clock and nothing of its contents`()
        async throws
    {
        let (id, first) = try await begin()
        try await scene.pass(600)
        var ids = [first]
        ids.append(try await step(CaseMark(id: id, step: .trigger), Self.fields("trigger"), by: "Watch"))
        ids.append(try await step(CaseMark(id: id, step: .sanitised), Self.fields("sanitised"), by: "Watch"))
        let protest = try await scene.scene.send(kind: .protest)
        #expect(
            try await refusalCode {
                try await step(CaseMark(id: id, outcome: .warned), Self.fields("warned", notices: [protest]))
            } == "not-a-warning"
        )
        let warning = try await scene.scene.send()
        try await scene.pass(600)
        let form = try Self.fields("warned", notices: [warning])
        ids.append(try await step(CaseMark(id: id, outcome: .warned), form))
        let report = try await scene.report(ids)
        let register = try #require(report.seals.first)
        let found = try #require(register.cases.first)
        #expect(found.history.outcome == .warned)
        let clock = try #require(found.clock)
        #expect(try #require(clock.atLeast) >= 600)
        #expect(try #require(clock.atMost) <= 1300)
        #expect(!report.text.contains("Karl") && !report.text.contains("driver"))
        let count = try CaseCount(
            register.entries,
            after: Timestamp("2026-01-01T00:00:00Z"),
            before: Timestamp("2026-12-31T00:00:00Z")
        )
        #expect((count.opened, count.closed(.warned), count.open) == (1, 1, 0))
        #expect(
            try await refusalCode {
                try await step(CaseMark(id: id, step: .trigger), Self.fields("trigger"))
            } == "case-closed"
        )
    }

    @Test func `two people decide not to warn, one of them a decision-maker`() async throws {
        let (id, _) = try await begin()
        let honest = try waiver(id)
        #expect(try await refusalCode { try await waive(id, honest) } == "trigger-missing")
        _ = try await step(CaseMark(id: id, step: .trigger), Self.fields("trigger"))
        let other = try await begin().id
        let junior = try waiver(id, by: "Releaser Two")
        #expect(try await refusalCode { try await waive(id, junior) } != nil)
        #expect(try await refusalCode { try await waive(id, waiver(other)) } == "waiver")
        #expect(try await refusalCode { try await waive(id, honest, .insurgency) } == "waiver")
        let untested = try waiver(id, .triggerNotMet)
        #expect(try await refusalCode { try await waive(id, untested, .triggerNotMet) } == "waiver")
        let fields = SealFields(
            own: [.ground: .ground(.alreadyAware), .reason: .prose("They knew."), .waiver: .waiver(honest)]
        )
        #expect(
            try await refusalCode {
                try await step(CaseMark(id: id, outcome: .waived), fields, by: "Decision Maker")
            } == "waiver"
        )
        #expect(
            try await refusalCode {
                try await step(CaseMark(id: id, outcome: .waived), fields, by: "Watch")
            } == "role-missing"
        )
        let seal = try await waive(id, honest)
        let consent = try await scene.consent(by: Scene.relay, to: seal)
        let opening = try await scene.open(seal, nil, .consent(consent))
        let report = try await scene.report([seal, opening])
        let entry = try #require(report.seals.first?.entry(seal))
        #expect(entry.fields.ground == .alreadyAware)
        #expect(entry.problems.isEmpty)
    }

    @Test func `a stranger finds a waiver that one officer made alone`() async throws {
        let (id, first) = try await begin()
        let judged = try await step(CaseMark(id: id, step: .trigger), Self.fields("trigger"))
        let seal = try await waive(id, try waiver(id))
        let consent = try await scene.consent(by: Scene.relay, to: seal)
        let opening = try await scene.open(seal, nil, .consent(consent))
        var payload = try SealVerifier.unverifiedPayload(of: await scene.jws(seal))
        payload.officer = try scene.officer("Decision Maker")
        let jws = try scene.forged(payload)
        let chain = try scene.scene.seat(Scene.ash).party.chain
        var moved = try OpeningVerifier.unverifiedPayload(of: await scene.jws(opening))
        moved.seal = try SealVerifier.verify(jws, issuer: chain).id
        let texts = try await [scene.jws(first), scene.jws(judged), jws, scene.forged(moved)]
        guard case .verified(let report) = try scene.bundle(texts) else {
            Issue.record("the bundle does not verify")
            return
        }
        let problems = report.seals.first?.seals.last?.problems
        #expect(problems == ["one officer alone decided not to warn"])
        #expect(report.text.contains("does not hold: one officer alone"))
    }

    @Test func `a step of another order is refused, and a referral needs no test`() async throws {
        let (id, _) = try await begin()
        let stranger = RandomID(bytes: Array(1...16))
        #expect(
            try await refusalCode {
                try await step(CaseMark(id: stranger, step: .trigger), Self.fields("trigger"))
            } == "no-such-case"
        )
        #expect(
            try await refusalCode {
                try await step(CaseMark(id: id, step: .information), Self.fields("information"))
            } == "case-exists"
        )
        _ = try await step(CaseMark(id: id, outcome: .referred), Self.fields("referred"))
        var own = try Self.fields("information")
        own[.ownOperation] = .flag(true)
        #expect(
            try await refusalCode { try await step(nil, own, rule: .event("peace")) } == "own-operation"
        )
        #expect(
            try await refusalCode { try await step(nil, Self.fields("information")) } == "malformed-case"
        )
    }
}
