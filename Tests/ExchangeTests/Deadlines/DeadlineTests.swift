// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// The draft of these asks for an answer 1800 s after delivery, and lasts a day.
struct `A deadline` {
    private static let day = Duration.seconds(NoticeDraft.usualSeconds)

    private static func expiries(of delivery: MessageView) -> [MessageView.Event] {
        delivery.events.filter { $0.payload.event == .acceptanceRejectionExpiry }
    }

    @Test(arguments: [[], [Scene.relay]])
    func `that passes without an answer is signed once, and shown on both sides`(
        via: [String]
    ) async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let notice = try await scene.send(via: via)
        try await scene.settle()
        let start = try #require(try await scene.delivery(of: notice).deadlines.first?.startedAt)
        try await scene.pass(.seconds(1800))
        #expect(try await scene.delivery(of: notice).outcome == .opened)
        try await scene.pass(.seconds(1))
        try await scene.restart(Scene.ash)
        try await scene.pass(.seconds(60))

        for name in [Scene.ash, Scene.birch] {
            let delivery = try await scene.delivery(of: notice, at: name)
            let ends = Self.expiries(of: delivery)
            #expect(ends.count == 1)
            #expect(ends.first?.payload.binding.lapsed == .reply)
            #expect(ends.first?.payload.deadline == start.adding(seconds: 1800))
            #expect(ends.first?.payload.reasons == [.noAnswer])
            #expect(ends.first?.isTestimony == true)
            #expect(delivery.outcome == .unanswered)
            #expect(delivery.deadlines.map(\.standing) == [.lapsed, .running])
        }
        #expect(try await scene.outboxCount(Scene.ash) == 0)
    }

    @Test func `that was answered by a reply leaves no evidence of silence`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        var draft = try TestParty.draft("understood", severity: .minor)
        draft.deadline = nil
        draft.reference = .repliesTo(notice)
        try await scene.send(from: Scene.birch, to: [Scene.ash], kind: .reply, draft: draft)
        try await scene.settle()
        try await scene.pass(.seconds(7201))

        let delivery = try await scene.delivery(of: notice)
        #expect(Self.expiries(of: delivery).isEmpty)
        #expect(delivery.deadlines.first?.standing == .answered)
    }

    @Test func `is not met by an acknowledgement alone`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let acknowledged = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(acknowledged, of: msg)
        try await scene.pass(.seconds(7201))
        let delivery = try await scene.delivery(of: notice)
        #expect(Self.expiries(of: delivery).map(\.payload.binding.lapsed) == [.reply])
        #expect(delivery.outcome == .acknowledged)
    }

    @Test func `runs from the delivery once the node knows of it`() async throws {
        var scene = try await Scene()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        scene.network.set(.unreachable, from: ash, to: birch)
        let notice = try await scene.send()
        try await scene.settle()
        let latest = TestParty.start.adding(seconds: 7200)
        #expect(try await scene.node(Scene.ash).nextDeadline() == latest.adding(seconds: 1))
        #expect(try await scene.delivery(of: notice).deadlines.first?.startedAt == nil)

        scene.network.set(nil, from: ash, to: birch)
        try await scene.pass(.seconds(60))
        let end = TestParty.start.adding(seconds: 60 + 1800)
        #expect(try await scene.node(Scene.ash).nextDeadline() == end.adding(seconds: 1))
        #expect(try await scene.delivery(of: notice).deadlines.first?.endsAt == end)
        #expect(try await scene.delivery(of: notice, at: Scene.birch).deadlines.first?.endsAt == end)
    }

    @Test func `of a notice that nobody withdrew ends as expired, not withdrawn`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        try await scene.pass(Self.day + .seconds(1))
        let ends = Self.expiries(of: try await scene.delivery(of: notice))
        #expect(ends.map(\.payload.binding.lapsed) == [.reply, .notice])
        #expect(ends.last?.payload.reasons == [.notWithdrawn])
        let shown = Self.expiries(of: try await scene.delivery(of: notice, at: Scene.birch))
        #expect(Set(shown.map(\.record.id)) == Set(ends.map(\.record.id)))
        #expect(try await scene.node(Scene.birch).view(notice.text).condition == .expired)
        #expect(try await scene.node(Scene.ash).nextDeadline() == nil)
    }

    @Test func `that was cancelled before its end leaves no evidence of silence`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        try await scene.pass(.seconds(60))
        var draft = try TestParty.draft("all clear")
        draft.deadline = nil
        draft.reference = .cancels(notice)
        try await scene.send(kind: .cancel, draft: draft)
        try await scene.pass(Self.day)
        #expect(Self.expiries(of: try await scene.delivery(of: notice)).isEmpty)
        for name in [Scene.ash, Scene.birch] {
            #expect(try await scene.node(name).view(notice.text).condition == .cancelled)
        }
    }

    @Test func `is moved by a re-affirmation`() async throws {
        var scene = try await Scene()
        var draft = try TestParty.draft()
        draft.deadline = nil
        let notice = try await scene.send(draft: draft)
        try await scene.settle()
        try await scene.pass(.seconds(3600))
        draft.reference = .updates(notice)
        try await scene.send(kind: .reaffirmation, draft: draft)
        try await scene.pass(Self.day - .seconds(600))
        #expect(Self.expiries(of: try await scene.delivery(of: notice)).isEmpty)
        #expect(try await scene.delivery(of: notice).deadlines.first?.standing == .running)
        try await scene.pass(.seconds(601))
        let ends = Self.expiries(of: try await scene.delivery(of: notice))
        #expect(ends.map(\.payload.deadline) == [TestParty.start.adding(seconds: 3600 + 86_400)])
    }

    @Test func `whose end a witness puts before an answer makes the answer late`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        try await scene.pass(.seconds(1801))
        try await scene.publish()
        try await scene.pass(.seconds(60))
        let msg = try await scene.delivery(of: notice).message.msg
        let answer = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(answer, of: msg)
        try await scene.settle()
        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.late.count == 1)
        #expect(delivery.outcome == .unanswered)
    }
}
