// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// What a claim says of fields, against what was logged (docs/spec/claim.md section 5).
struct ClaimFieldTests {
    static let fields: JSONObject = [
        "event": "Planned attack", "text": "An attack is planned.", "source": "A source",
        "place": ["type": "circle", "center": ["30.29", "57.06"], "radiusMetres": 25000],
    ]

    struct Row: Sendable {
        let field: ClaimedField
        let open: Set<FieldName>?
        let verdict: ClaimVerdict
    }

    static let rows: [Row] = [
        Row(field: ClaimedField(.place, .filled), open: [], verdict: .sealed),
        Row(field: ClaimedField(.place, .filled), open: [.specificity], verdict: .supported),
        Row(field: ClaimedField(.place, .filled), open: [.placePrecision], verdict: .supported),
        Row(field: ClaimedField(.actor, .filled), open: [.specificity], verdict: .contradicted),
        Row(field: ClaimedField(.actor, .absent), open: [.specificity], verdict: .supported),
        Row(field: ClaimedField(.actor, .absent), open: [.event], verdict: .sealed),
        Row(field: ClaimedField(.source, .absent), open: [.specificity], verdict: .sealed),
        Row(field: ClaimedField(.source, .filled), open: nil, verdict: .supported),
        Row(field: ClaimedField(.dissent, .filled), open: nil, verdict: .contradicted),
        Row(field: ClaimedField(.source, .opened), open: [.event], verdict: .sealed),
        Row(
            field: ClaimedField(.place, .atMost(2_000_000_000)),
            open: [.placePrecision],
            verdict: .supported
        ),
        Row(field: ClaimedField(.place, .atMost(2_000_000_000)), open: [.specificity], verdict: .supported),
        Row(field: ClaimedField(.place, .atMost(1000)), open: [.placePrecision], verdict: .contradicted),
        Row(field: ClaimedField(.place, .atMost(1000)), open: [.event], verdict: .sealed),
        Row(field: ClaimedField(.text, .contains("is planned")), open: [.text], verdict: .supported),
        Row(field: ClaimedField(.text, .contains("tomorrow")), open: [.text], verdict: .contradicted),
        Row(field: ClaimedField(.text, .contains("is planned")), open: [.event], verdict: .sealed),
        Row(
            field: ClaimedField(.event, .equals(.prose("Planned attack"))),
            open: [.event],
            verdict: .supported
        ),
        Row(
            field: ClaimedField(.event, .equals(.prose("planned attack"))),
            open: [.event],
            verdict: .contradicted
        ),
    ]

    @Test(arguments: rows)
    func `a closed field is sealed, and an open one says what was logged`(row: Row) throws {
        var scene = ClaimScene()
        let dispatch = try scene.send(fields: Self.fields, open: row.open)
        let named = Claim.warned.with { claim in
            claim.fields = [row.field]
            claim.about = ClaimSubject(notice: scene.facts.deliveries[dispatch]?.notice)
        }
        let answer = try #require(scene.answer(named, .field(row.field)))
        #expect(answer.verdict == row.verdict, "\(answer.words)")
        #expect(answer.settles.isEmpty == (row.verdict != .sealed))
        // What another notice may hold is not known: without the id it is contradicted by nobody.
        let anyone = scene.answer(named.with { $0.about = nil }, .field(row.field))
        #expect(anyone?.verdict == (row.verdict == .contradicted ? .notShown : row.verdict))
    }

    @Test func `what is said later changes nothing of what was logged`() throws {
        var scene = ClaimScene()
        try scene.send(fields: Self.fields, open: [.specificity])
        let field = ClaimedField(.place, .filled)
        let claim = Claim.warned.with { $0.fields = [field] }
        let statement = scene.id()
        scene.facts.statements[statement] = StatementFact(
            id: statement,
            issuer: ClaimScene.ash,
            speaksFor: ClaimScene.ash,
            speaker: "an unnamed official",
            quote: "only that there was a threat",
            isGeneralIntent: true,
            made: .none
        )
        #expect(scene.answer(claim, .field(field))?.verdict == .supported)
        #expect(scene.check(claim).beside.count == 1)
    }

    @Test func `a notice that may be meant if a closed field says so leaves the claim sealed`() throws {
        var scene = ClaimScene()
        scene.sign(.contentAccessTracking, of: try scene.send(open: [.specificity]))
        scene.state(1, from: 2000)
        let about = ClaimSubject(event: "Flood", madeTo: ClaimScene.time(1500))
        let claim = Claim.warned.with { $0.about = about }
        #expect(scene.answer(claim, .existence)?.verdict == .sealed)
        #expect(scene.check(claim).answers[0].together == .sealed)
    }
}
