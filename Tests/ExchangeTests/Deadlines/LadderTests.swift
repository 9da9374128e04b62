// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import StrictJSON
import Testing

struct `A ladder` {
    private static let cedar = "cedar.example"

    private static func draft() throws -> NoticeDraft {
        let rungs: [JSONValue] = [
            .object([("after", 0), ("step", "repeat")]),
            .object([("after", 600), ("step", "second-contact"), ("to", .strings([cedar]))]),
            .object([("after", 1200), ("step", "meeting-of-two")]),
        ]
        let fields: JSONObject = ["text": "is it yours", "ladder": .array(rungs)]
        var draft = NoticeDraft(fields: try NoticeFields(fields))
        draft.severity = .severe
        draft.deadline = ReplyDeadline(
            clock: .sending,
            seconds: 600,
            latest: TestParty.start.adding(seconds: 7200)
        )
        return draft
    }

    private static func steps(_ delivery: MessageView) -> [EscalationStep?] {
        delivery.events.filter { $0.payload.event == .escalated }.map(\.payload.binding.step)
    }

    @Test func `is climbed rung by rung while nobody answers`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Self.cedar])
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        let notice = try await scene.send(kind: .question, draft: try Self.draft())
        try await scene.settle()
        let sent = scene.network.envelopeCount(from: ash, to: birch)
        try await scene.pass(.seconds(601))
        #expect(Self.steps(try await scene.delivery(of: notice)) == [.repeat])
        #expect(scene.network.envelopeCount(from: ash, to: birch) == sent + 1)
        #expect(try await scene.node(Scene.ash).openDeadlines().tasks.isEmpty)

        try await scene.restart(Scene.ash)
        try await scene.pass(.seconds(600))
        try await scene.pass(.seconds(600))
        let delivery = try await scene.delivery(of: notice, at: Scene.birch)
        #expect(Set(Self.steps(delivery)) == [.repeat, .secondContact, .meetingOfTwo])
        let tasks = try await scene.node(Scene.ash).openDeadlines().tasks
        #expect(tasks.map(\.task.rung) == [2, 3])
        let cedar = try scene.id(Self.cedar)
        #expect(tasks.map(\.parties) == [[cedar], [birch]])

        let invitation = try await scene.send(to: [Self.cedar], draft: try TestParty.draft("do you know"))
        try await scene.node(Scene.ash).settleTask(of: delivery.message.msg, rung: 2, with: invitation)
        #expect(try await scene.node(Scene.ash).openDeadlines().tasks.map(\.task.rung) == [3])
    }

    @Test func `stops with an answer`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send(kind: .question, draft: try Self.draft())
        try await scene.settle()
        var reply = NoticeDraft(fields: try NoticeFields(["text": "it is not"]))
        reply.reference = .repliesTo(notice)
        try await scene.send(from: Scene.birch, to: [Scene.ash], kind: .reply, draft: reply)
        try await scene.settle()
        try await scene.pass(.seconds(3600))
        #expect(Self.steps(try await scene.delivery(of: notice)).isEmpty)
        #expect(try await scene.node(Scene.ash).openDeadlines().tasks.isEmpty)
    }

    @Test func `of a distress call is climbed whatever a person there declines`() async throws {
        var scene = try await Scene()
        var draft = try Self.draft()
        draft.severity = .extreme
        let notice = try await scene.send(kind: .distress, draft: draft)
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let declined = try await scene.sign(.declinedToAcknowledge, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(declined, of: msg)
        try await scene.settle()
        try await scene.pass(.seconds(601))
        // Not even the repeat is left out.
        #expect(Self.steps(try await scene.delivery(of: notice)) == [.repeat])
        try await scene.pass(.seconds(600))
        #expect(try await scene.node(Scene.ash).openDeadlines().tasks.map(\.task.rung) == [2])
    }

    @Test func `goes on from a refusal, without repeating what was refused`() throws {
        let rungs = try Self.draft().fields.ladder
        var facts = DeadlineFacts(
            deadline: try Self.draft().deadline,
            sentAt: TestParty.start,
            expiresAt: TestParty.start.adding(seconds: 7200)
        )
        facts.refusedAt = TestParty.start.adding(seconds: 60)
        let next = try #require(Ladder(rungs).next(after: 0, of: facts))
        #expect(next.number == 2)
        #expect(next.end == TestParty.start.adding(seconds: 660))
    }

    @Test func `leaves out a repeat that would come after the notice has expired`() throws {
        let rungs = try Self.draft().fields.ladder
        var facts = DeadlineFacts(
            deadline: nil,
            sentAt: TestParty.start,
            expiresAt: TestParty.start.adding(seconds: 60)
        )
        #expect(Ladder(rungs).next(after: 0, of: facts)?.number == 1)
        facts.expiresAt = TestParty.start
        #expect(Ladder(rungs).next(after: 0, of: facts)?.number == 2)
        #expect(Ladder(rungs).next(after: 3, of: facts) == nil)
    }
}
