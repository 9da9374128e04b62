// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import StrictJSON
import Testing

/// Moves and what is said about them, through real nodes.
struct PostureTests {
    private static let cedar = "cedar.example"

    private static func draft(
        _ fields: [(String, JSONValue)],
        answering: [ObjectID] = [],
        replyingTo: ObjectID? = nil
    ) throws -> NoticeDraft {
        var draft = NoticeDraft(fields: try NoticeFields(JSONObject(fields)))
        draft.severity = .minor
        draft.inResponseTo = answering
        draft.reference = replyingTo.map { .repliesTo($0) }
        return draft
    }

    private static func circle(_ latitude: String) -> JSONValue {
        ["center": [.string(latitude), "58.3829"], "radiusMetres": 5000, "type": "circle"]
    }

    private static func window(_ day: Int64) -> JSONValue {
        let from = TestParty.start.adding(seconds: day * 86_400)
        return ["from": .string(from.text), "to": .string(from.adding(seconds: 3600).text)]
    }

    private static func move(_ answering: [ObjectID] = []) throws -> NoticeDraft {
        try draft(
            [
                ("event", "units move"), ("place", circle("23.5880")), ("window", window(1)),
                ("purpose", "protection"),
            ],
            answering: answering
        )
    }

    private func item(_ id: ObjectID, at name: String, in scene: Scene) async throws -> PostureItem {
        try #require(try await scene.node(name).postures().items.first { $0.id == id })
    }

    @Test func `a loop is found at both parties and at the one that got copies, also after a restart`()
        async throws
    {
        var scene = try await Scene([Scene.ash, Scene.birch, Self.cedar])
        var moves: [ObjectID] = []
        for name in [Scene.ash, Scene.birch, Scene.ash] {
            let others = [Scene.ash, Scene.birch].filter { $0 != name } + [Self.cedar]
            let move = try await scene.send(
                from: name,
                to: others,
                kind: .posture,
                draft: Self.move(moves.suffix(1))
            )
            moves.append(move)
            try await scene.settle()
            for name in [Scene.ash, Scene.birch, Self.cedar] {
                let loops = try await scene.node(name).postures().loops
                #expect(loops.map(\.loop.moves) == (moves.count == 3 ? [moves] : []))
            }
        }
        try await scene.restart(Self.cedar)
        let loop = try #require(try await scene.node(Self.cedar).postures().loops.first)
        #expect(loop.loop.flagged == [moves[2]] && loop.window == LoopDetector.usualWindow)
        #expect(loop.mediators.isEmpty)
        let chain = try await scene.node(Self.cedar).posture(moves[0].text)
        #expect(Set(chain.items.map(\.id)) == Set(moves) && chain.loops.count == 1)
    }

    @Test func `several readings of one move stand side by side at everybody who has it`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Self.cedar])
        let move = try await scene.send(to: [Scene.birch, Self.cedar], kind: .posture, draft: Self.move())
        try await scene.settle()
        for (word, reader) in [("threatening", "the staff"), ("unclear", "the ministry")] {
            let reading = try Self.draft(
                [("reading", .string(word)), ("reader", .string(reader)), ("text", "It is seen so.")],
                answering: [move]
            )
            try await scene.send(
                from: Scene.birch,
                to: [Scene.ash, Self.cedar],
                kind: .reading,
                draft: reading
            )
        }
        try await scene.settle()
        for name in [Scene.ash, Scene.birch, Self.cedar] {
            let notes = try await item(move, at: name, in: scene).notes
            #expect(notes.contains("read by birch.example (the staff): threatening. It is seen so."))
            #expect(notes.contains("read by birch.example (the ministry): unclear. It is seen so."))
        }
        let chain = try await scene.node(Scene.ash).posture(move.text)
        #expect(chain.items.map(\.id) == [move])
    }

    @Test func `acknowledging an offer leaves it unanswered`() async throws {
        var scene = try await Scene()
        let offer = try await scene.send(
            kind: .reassuranceOffer,
            draft: Self.draft([("reassurance", "host-visit")])
        )
        try await scene.settle()
        let msg = try #require(
            try await scene.node(Scene.birch).view(offer.text).messages.first?.message.msg
        )
        let ack = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(ack, of: msg)
        try await scene.settle()
        let unanswered = "offered to birch.example, who has not answered"
        #expect(try await item(offer, at: Scene.ash, in: scene).notes == [unanswered])
        let answer = try Self.draft([("answer", "declined")], replyingTo: offer)
        try await scene.send(from: Scene.birch, to: [Scene.ash], kind: .reassuranceAnswer, draft: answer)
        let proof: JSONValue = [["digest": .string(offer.text), "type": "notice"]]
        let performed = try Self.draft([("proof", proof)], answering: [offer])
        try await scene.send(kind: .reassurancePerformance, draft: performed)
        try await scene.settle()
        let notes = try await item(offer, at: Scene.birch, in: scene).notes
        #expect(notes.first == "declined by birch.example")
        #expect(notes.last?.contains("points to notice \(offer.text)") == true && notes.count == 2)
    }

    @Test func `an explanation shows what it leaves out, and who got no copy`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Self.cedar])
        let move = try await scene.send(kind: .posture, draft: Self.move())
        try await scene.settle()
        var request = try Self.draft([("asked", ["completion", "place"])], answering: [move])
        request.deadline = ReplyDeadline(
            clock: .sending,
            seconds: 172_800,
            latest: TestParty.start.adding(seconds: 200_000)
        )
        let asked = try await scene.send(
            from: Scene.birch,
            to: [Scene.ash, Self.cedar],
            kind: .explanationRequest,
            draft: request
        )
        try await scene.settle()
        #expect(try await item(asked, at: Scene.ash, in: scene).notes == ["no explanation has come"])
        let answer = try Self.draft([("completion", "by May")], replyingTo: asked)
        try await scene.send(kind: .explanation, draft: answer)
        try await scene.settle()
        let notes = try await item(asked, at: Scene.birch, in: scene).notes
        #expect(notes.count == 1 && notes[0].hasSuffix("not answered: place; not copied to cedar.example"))
        let limit = try await scene.node(Scene.birch).view(asked.text).messages.first?.deadlines
        #expect(limit?.first { $0.limit == .reply }?.standing == .answered)
    }

    @Test func `a move that no calendar of its party has stands out until the calendar is cancelled`()
        async throws
    {
        var scene = try await Scene()
        let first = try await scene.send(kind: .posture, draft: Self.move())
        scene.clock.advance(by: .seconds(1))
        let entry: JSONValue = [
            "activity": "spring", "place": Self.circle("23.6200"), "window": Self.window(1),
        ]
        let calendar = try await scene.send(kind: .calendar, draft: Self.draft([("calendar", [entry])]))
        scene.clock.advance(by: .seconds(1))
        let near = try await scene.send(kind: .posture, draft: Self.move())
        let far = try await scene.send(
            kind: .posture,
            draft: Self.draft([("place", Self.circle("29.0")), ("window", Self.window(1))])
        )
        try await scene.settle()
        #expect(try await item(first, at: Scene.birch, in: scene).announcement == .noCalendar)
        #expect(try await item(near, at: Scene.birch, in: scene).announcement == .announced)
        let unannounced = try await item(far, at: Scene.birch, in: scene)
        #expect(unannounced.announcement == .notAnnounced)
        #expect(unannounced.lacking == ["what moves", "to what purpose"])
        var cancel = try Self.draft([("text", "withdrawn")])
        cancel.reference = .cancels(calendar)
        try await scene.send(kind: .cancel, draft: cancel)
        try await scene.settle()
        #expect(try await item(near, at: Scene.birch, in: scene).announcement == .noCalendar)
        #expect(try await item(calendar, at: Scene.birch, in: scene).notes == ["now cancelled"])
    }

    @Test func `a caution area is agreed by the one who sends back the same`() async throws {
        var scene = try await Scene()
        let fields: [(String, JSONValue)] = [
            ("place", Self.circle("23.5880")), ("window", Self.window(1)), ("rules", "Call first."),
        ]
        let area = try await scene.send(kind: .cautionArea, draft: Self.draft(fields))
        try await scene.settle()
        let other = try Self.draft(fields.dropLast() + [("rules", "Keep out.")], replyingTo: area)
        try await scene.send(from: Scene.birch, to: [Scene.ash], kind: .cautionArea, draft: other)
        try await scene.settle()
        #expect(try await item(area, at: Scene.ash, in: scene).notes == ["agreed by nobody else yet"])
        let same = try Self.draft(fields, replyingTo: area)
        try await scene.send(from: Scene.birch, to: [Scene.ash], kind: .cautionArea, draft: same)
        try await scene.settle()
        #expect(try await item(area, at: Scene.ash, in: scene).notes == ["agreed by birch.example"])
    }
}
