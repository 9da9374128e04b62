// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import Testing

/// Times are seconds after the sending.
struct `A promised report` {
    private static func time(_ seconds: Int64) -> Timestamp { TestParty.start.adding(seconds: seconds) }

    private static func missed(_ delivery: MessageView) -> [MessageView.Event] {
        delivery.events.filter { $0.payload.event == .promiseMissed }
    }

    @Test(
        arguments: [
            // Promised for 100; what came when, and how it stands at 2000.
            (
                arrived: 10, reported: nil as Int64?, replied: nil as Int64?, withdrawn: nil as Int64?,
                "lapsed"
            ),
            (arrived: 10, reported: 100, replied: nil, withdrawn: nil, "answered"),
            (arrived: 10, reported: 101, replied: nil, withdrawn: nil, "lapsed"),
            (arrived: 10, reported: nil, replied: 100, withdrawn: nil, "answered"),
            (arrived: 10, reported: 500, replied: 101, withdrawn: nil, "lapsed"),
            (arrived: 10, reported: nil, replied: nil, withdrawn: 100, "withdrawn"),
            (arrived: 10, reported: nil, replied: nil, withdrawn: 101, "lapsed"),
            (arrived: 300, reported: nil, replied: nil, withdrawn: nil, "lapsed"),
            (arrived: 300, reported: 300, replied: nil, withdrawn: nil, "answered"),
            (arrived: 300, reported: 301, replied: nil, withdrawn: nil, "lapsed"),
        ] as [(arrived: Int64, reported: Int64?, replied: Int64?, withdrawn: Int64?, String)]
    )
    func `stands by what had come when its time was over`(
        arrived: Int64,
        reported: Int64?,
        replied: Int64?,
        withdrawn: Int64?,
        standing: String
    ) throws {
        let id = ObjectID(bytes: [UInt8](repeating: 1, count: 32))
        var promise = ReportPromise(evidence: id, end: Self.time(100), arrivedAt: Self.time(arrived))
        promise.reportedAt = reported.map(Self.time)
        var facts = DeadlineFacts(deadline: nil, sentAt: Self.time(0), expiresAt: Self.time(9000))
        facts.repliedAt = replied.map(Self.time)
        facts.withdrawnAt = withdrawn.map(Self.time)
        facts.promises = [promise]
        #expect(facts.promiseStanding(promise, at: Self.time(2000)).rawValue == standing)
        let isMissed = standing == "lapsed"
        #expect(facts.missedPromises(at: Self.time(2000)).count == (isMissed ? 1 : 0))
        #expect(facts.missedPromises(at: Self.time(100)).isEmpty)
        #expect(facts.nextPromiseEnd(at: Self.time(2000)) == (isMissed ? Self.time(100) : nil))
        facts.promises[0].isSigned = true
        #expect(facts.missedPromises(at: Self.time(2000)).isEmpty)
        #expect(facts.nextPromiseEnd(at: Self.time(2000)) == nil)
    }

    @Test(arguments: [[], [Scene.relay]])
    func `that does not come is signed once, and shown on both sides`(via: [String]) async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let notice = try await scene.send(via: via, draft: try Self.draft())
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        try await Self.promise(600, about: msg, in: &scene)
        try await scene.settle()
        for name in [Scene.ash, Scene.birch] {
            let limits = try await scene.node(name).openDeadlines().limits.map(\.limit)
            #expect(limits.filter { $0.limit == .promise }.map(\.endsAt) == [Self.time(600)])
        }
        try await scene.pass(.seconds(600))
        #expect(Self.missed(try await scene.delivery(of: notice)).isEmpty)
        try await scene.pass(.seconds(1))
        try await scene.restart(Scene.ash)
        try await scene.pass(.seconds(60))

        for name in [Scene.ash, Scene.birch] {
            let delivery = try await scene.delivery(of: notice, at: name)
            let promise = try #require(delivery.events.first { $0.payload.event == .acknowledged })
            let missed = Self.missed(delivery)
            #expect(missed.map(\.payload.binding.promise) == [promise.record.id])
            #expect(missed.map(\.payload.deadline) == [Self.time(600)])
            #expect(missed.first?.payload.reasons == [.noAnswer])
            #expect(missed.first?.isTestimony == true)
            #expect(delivery.outcome == .acknowledged)
            #expect(delivery.deadlines.last?.standing == .lapsed)
            #expect(try await scene.node(name).view(notice.text).condition == .inForce)
        }
    }

    @Test func `is kept by the next word of an officer, whose own promise then runs`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send(draft: try Self.draft())
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        try await Self.promise(600, about: msg, in: &scene)
        try await scene.pass(.seconds(300))
        try await Self.promise(1200, about: msg, in: &scene)
        try await scene.settle()
        try await scene.pass(.seconds(600))
        #expect(Self.missed(try await scene.delivery(of: notice)).isEmpty)
        try await scene.pass(.seconds(600))
        let missed = Self.missed(try await scene.delivery(of: notice))
        #expect(missed.map(\.payload.deadline) == [Self.time(1200)])
    }

    private static func draft() throws -> NoticeDraft {
        var draft = try TestParty.draft()
        draft.deadline = nil
        return draft
    }

    private static func promise(
        _ seconds: Int64,
        about msg: RandomID,
        in scene: inout Scene
    ) async throws {
        let text = try await scene.sign(.acknowledged, about: msg) {
            $0.binding.nextReportBy = time(seconds)
        }
        try await scene.node(Scene.birch).acceptOfficerEvidence(text, of: msg)
    }
}
