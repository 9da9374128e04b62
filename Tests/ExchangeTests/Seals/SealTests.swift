// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct SealTests {
    private let scene: SealScene

    init() async throws {
        scene = try await SealScene()
    }

    private func standing(_ report: BundleReport, _ seal: ObjectID) throws -> RuleStanding.Kind {
        try #require(report.seals.first?.entry(seal)?.openings.last).standing.kind
    }

    @Test func `fields open one by one, and precision without the place`() async throws {
        let party = try PartyID(Scene.birch)
        let seal = try await scene.seal(.fixed(.arbiter(party)))
        let consent = try await scene.consent(by: Scene.birch, to: seal)
        let first = try await scene.open(seal, ["placePrecision", "specificity"], .consent(consent))
        let early = try await scene.report([seal, first])
        let entry = try #require(early.seals.first?.entry(seal))
        #expect(entry.fields.names.map(\.text) == ["placePrecision", "specificity"])
        #expect(entry.fields.notice.placePrecision?.areaSquareMetres == 3_141_593)
        #expect(!early.text.contains("Al-Qaim"))
        #expect(try standing(early, seal) == .held)
        let second = try await scene.open(seal, nil, .consent(consent))
        let late = try await scene.report([seal, first, second])
        let opened = try #require(late.seals.first?.entry(seal))
        #expect(opened.fields.count == opened.payload.hiddenDigests.count)
        #expect(opened.fields.prose(.decision) == "The decision.")
        #expect(late.text.contains("Al-Qaim"))
        #expect(late.seals.first?.counted == nil)
    }

    @Test func `a date counts when witnesses have shown that it is reached`() async throws {
        let date = scene.scene.clock.now().adding(seconds: 3600)
        let seal = try await scene.seal(.fixed(.date(date)))
        #expect(try await refusalCode { try await scene.open(seal, nil, .date) } == "rule-not-met")
        // The own clock is past the date, and no witness has seen it.
        scene.scene.clock.advance(by: .seconds(4000))
        #expect(try await refusalCode { try await scene.open(seal, nil, .date) } == "rule-not-met")
        try await scene.pass(1)
        let opening = try await scene.open(seal, ["decision"], .date)
        let report = try await scene.report([seal, opening])
        #expect(try standing(report, seal) == .held)
        #expect(report.text.contains("1 of 1 seals"))
    }

    @Test func `an event is the opener's word, and labelled so`() async throws {
        let seal = try await scene.seal(.fixed(.event("the talks have ended")))
        #expect(try await refusalCode { try await scene.open(seal, nil, .date) } == "rule-not-met")
        let opening = try await scene.open(seal, ["decision"], .event("They ended today."))
        let report = try await scene.report([seal, opening])
        #expect(try standing(report, seal) == .testimony)
        #expect(report.text.contains("says that the event has happened"))
    }

    @Test func `a hidden counterpart is opened with what it consents to`() async throws {
        let seal = try await scene.seal(.hiddenCounterpart)
        let before = try await scene.report([seal])
        var visible = try #require(before.seals.first?.entry(seal)?.payload)
        // Cosignatures on the anchors bear the names of witnesses.
        visible.after = []
        #expect(!String(decoding: visible.payload, as: UTF8.self).contains("birch"))
        let strange = try await scene.consent(by: Scene.relay, to: seal)
        #expect(
            try await refusalCode { try await scene.open(seal, ["decision"], .consent(strange)) }
                == "rule-not-met"
        )
        let consent = try await scene.consent(by: Scene.birch, to: seal)
        let opening = try await scene.open(seal, ["decision"], .consent(consent))
        let report = try await scene.report([seal, opening])
        #expect(try standing(report, seal) == .held)
        let names = report.seals.first?.entry(seal)?.fields.names.map(\.text)
        #expect(names == ["counterpart", "decision"])
    }

    @Test func `consent is for one seal, of one party, and for the fields it names`() async throws {
        let birch = try PartyID(Scene.birch)
        let seal = try await scene.seal(.fixed(.consent(.party(birch))))
        let other = try await scene.seal(.fixed(.consent(.party(birch))))
        let replayed = try await scene.consent(by: Scene.birch, to: other)
        let strange = try await scene.consent(by: Scene.relay, to: seal)
        let elsewhere = try await scene.consent(by: Scene.birch, to: seal, of: Scene.relay)
        let narrow = try await scene.consent(by: Scene.birch, to: seal, fields: [.notice(.place)])
        for consent in [replayed, strange, elsewhere, narrow] {
            let code = try await refusalCode { try await scene.open(seal, ["decision"], .consent(consent)) }
            #expect(code == "rule-not-met")
        }
        _ = try await scene.open(seal, ["place"], .consent(narrow))
    }

    @Test func `an opening without its rule is found by whoever reads it`() async throws {
        let seal = try await scene.seal(.fixed(.date(scene.scene.clock.now().adding(seconds: 86_400))))
        let event = try await scene.seal(.fixed(.event("peace")))
        let honest = try await scene.open(event, ["decision"], .event("Peace."))
        let model = try OpeningVerifier.unverifiedPayload(of: await scene.jws(honest))
        let held = try await scene.scene.seat(Scene.ash).store.read { try $0.filing(seal)?.held }
        let closed = try ClosedFields(held: #require(held))
        var forged = model
        forged.seal = seal
        forged.basis = .date
        forged.disclosures = try #require(closed.opened([.own(.decision)]))
        let verdict = try await scene.bundle([scene.jws(seal), scene.forged(forged)])
        guard case .verified(let report) = verdict else { throw Failure.notVerified }
        #expect(try standing(report, seal) == .notShown)
        forged.basis = .event("I say so.")
        guard case .verified(let other) = try await scene.bundle([scene.jws(seal), scene.forged(forged)])
        else { throw Failure.notVerified }
        #expect(try standing(other, seal) == .broken)
        #expect(other.text.contains("opened without its rule"))
        forged.basis = .date
        forged.after = []
        let check = RuleCheck(cards: [:])
        let chain = try scene.scene.seat(Scene.ash).party.chain
        let verified = try await SealVerifier.verify(scene.jws(seal), issuer: chain)
        let late = scene.scene.clock.now()
        #expect(check.standing(forged, of: verified, notBefore: nil, notAfter: late).kind == .broken)
    }

    private enum Failure: Error { case notVerified }

    @Test func `what is opened is what was sealed: another salt, value or seal is refused`() async throws {
        let seal = try await scene.seal(.fixed(.event("peace")))
        let other = try await scene.seal(.fixed(.event("peace")), SealScene.fields("Another."))
        let honest = try await scene.open(seal, ["decision"], .event("Peace."))
        let model = try OpeningVerifier.unverifiedPayload(of: await scene.jws(honest))
        let array: JSONValue = [
            .string(Base64URL.encode([UInt8](repeating: 0, count: 16))), "decision", "The decision.",
        ]
        let resalted = Base64URL.encode(CanonicalJSON.encode(array))
        var forged = model
        forged.disclosures = [resalted]
        #expect(try await refused([scene.jws(seal), scene.forged(forged)]) == "unreferenced-disclosure")
        forged = model
        forged.seal = other
        #expect(try await refused([scene.jws(other), scene.forged(forged)]) == "unreferenced-disclosure")
        forged = model
        forged.disclosures += forged.disclosures.map { $0 + "AA" }
        #expect(try await refused([scene.jws(seal), scene.forged(forged)]) != nil)
    }

    private func refused(_ filings: [String]) throws -> String? {
        guard case .refused(let fault) = try scene.bundle(filings) else { return nil }
        return fault.code
    }

    @Test func `two with one number, and a broken chain, are equivocation; a gap is told`() async throws {
        var ids: [ObjectID] = []
        for number in 1...3 {
            ids.append(try await scene.seal(.fixed(.event("peace")), SealScene.fields("\(number)")))
        }
        let all = try await [scene.jws(ids[0]), scene.jws(ids[1]), scene.jws(ids[2])]
        guard case .verified(let gap) = try scene.bundle([all[0], all[2]]) else { throw Failure.notVerified }
        #expect(gap.seals.first?.missing == [2...2])
        #expect(gap.text.contains("not here: 2"))
        var twice = try SealVerifier.unverifiedPayload(of: all[1])
        twice.jti = RandomID(bytes: Array(1...16))
        #expect(try refused(all + [scene.forged(twice)]) == "equivocation")
        var broken = try SealVerifier.unverifiedPayload(of: all[2])
        broken.previous = ids[0]
        #expect(try refused([all[0], all[1], scene.forged(broken)]) == "equivocation")
    }

    @Test func `every flipped byte of a seal, opening or consent is refused`() async throws {
        let seal = try await scene.seal(.fixed(.arbiter(PartyID(Scene.birch))))
        let consent = try await scene.consent(by: Scene.birch, to: seal)
        let opening = try await scene.open(seal, ["decision"], .consent(consent))
        let honest = try await [scene.jws(seal), scene.jws(opening), consent]
        guard case .verified = try scene.bundle(honest) else { throw Failure.notVerified }
        for place in honest.indices {
            let text = Array(honest[place].utf8)
            for index in stride(from: place, to: text.count, by: 11) {
                var bytes = text
                bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
                var changed = honest
                changed[place] = String(decoding: bytes, as: UTF8.self)
                #expect(try refused(changed) != nil, "byte \(index) of \(place)")
            }
        }
    }

    @Test func `k of n is counted over the period, and anybody counts again`() async throws {
        var ids: [ObjectID] = []
        for number in 1...3 {
            ids.append(try await scene.seal(.fixed(.event("peace")), SealScene.fields("\(number)")))
        }
        let first = try await scene.open(ids[0], ["decision"], .event("Peace."))
        let second = try await scene.open(ids[2], ["decision"], .event("Peace."))
        let report = try await scene.report(ids + [first, second])
        let last = try #require(report.seals.first?.entry(ids[2])?.openings.first)
        #expect(last.payload.among.opened == 2)
        #expect(last.payload.among.sealed == 3)
        #expect(last.count == "agrees")
        let part = try await scene.report([ids[2], second])
        #expect(part.seals.first?.entry(ids[2])?.openings.first?.count == "not-shown")
        var lying = try OpeningVerifier.unverifiedPayload(of: await scene.jws(second))
        let among = lying.among
        lying.among = OpenedCount(
            after: among.after,
            before: among.before,
            first: 1,
            last: 3,
            opened: 3
        )
        let texts = try await [ids[0], ids[1], ids[2], first].asyncMap { try await scene.jws($0) }
        guard case .verified(let found) = try scene.bundle(texts + [scene.forged(lying)]) else {
            throw Failure.notVerified
        }
        #expect(found.seals.first?.entry(ids[2])?.openings.first?.count == "differs")
    }

    @Test func `closed fields are in no answer, and only some officers may seal`() async throws {
        let seal = try await scene.seal(.fixed(.event("peace")))
        #expect(try await scene.ash.filing(seal).held == nil)
        let draft = SealDraft(
            purpose: .decision,
            status: .exercise,
            rule: .fixed(.event("peace")),
            fields: try SealScene.fields()
        )
        let watch = try scene.officer("Watch")
        #expect(try await refusalCode { try await scene.ash.seal(draft, by: watch) } == "role-missing")
        #expect(
            try await refusalCode { try await scene.open(seal, ["reason"], .event("Peace.")) } == "not-found"
        )
        let foreign = try scene.scene.node(Scene.birch)
        let releaser = try scene.officer(of: Scene.birch)
        let request = OpeningRequest(seal: seal, fields: nil, ground: .event("Peace."))
        #expect(try await refusalCode { try await foreign.open(request, by: releaser) } == "not-found")
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ change: (Element) async throws -> Value) async throws -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await change(element)) }
        return values
    }
}
