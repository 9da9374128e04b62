// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Direct delivery` {
    @Test func `carries a warning and brings signed evidence back`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()

        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .opened)
        #expect(delivery.number == 1)
        #expect(delivery.states.isAtTheNode && delivery.states.isOpened && !delivery.states.isAcknowledged)
        #expect(try await scene.events(of: notice) == ["ContentConsignment", "ContentAccessTracking"])
        let received = try await scene.node(Scene.birch).view(notice.text)
        #expect(received.state == .opened)
        #expect(received.notice?.text == (try await scene.node(Scene.ash).view(notice.text).notice?.text))
        #expect(try await scene.outboxCount(Scene.ash) == 0)
        #expect(try await scene.outboxCount(Scene.birch) == 0)
    }

    @Test func `reaches every recipient with a number of its channel`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, "cedar.example"])
        try await scene.send()
        let second = try await scene.send(to: [Scene.birch, "cedar.example"])
        try await scene.settle()

        let toBirch = try await scene.delivery(of: second)
        let toCedar = try await scene.delivery(of: second, to: "cedar.example")
        #expect(toBirch.number == 2)
        #expect(toCedar.number == 1)
        #expect(toBirch.outcome == .opened && toCedar.outcome == .opened)
    }

    @Test func `tries again later what nobody answered, and says so meanwhile`() async throws {
        var scene = try await Scene()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        scene.network.set(.unreachable, from: ash, to: birch)
        let notice = try await scene.send()
        try await scene.settle()

        let waiting = try #require(try await scene.delivery(of: notice).pending.first)
        #expect(waiting.attempts == 1)
        #expect(waiting.due > scene.clock.now())
        #expect(waiting.lastProblem == "birch.example does not answer")

        scene.network.set(nil, from: ash, to: birch)
        try await scene.pass(.seconds(60))
        #expect(try await scene.delivery(of: notice).outcome == .opened)
    }

    @Test func `delivers once when the answer was lost`() async throws {
        var scene = try await Scene()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        scene.network.set(.answerLost, from: ash, to: birch)
        let notice = try await scene.send()
        try await scene.settle()
        scene.network.set(nil, from: ash, to: birch)
        try await scene.pass(.seconds(60))

        #expect(scene.network.envelopeCount(from: ash, to: birch) > 1)
        #expect(try await scene.node(Scene.birch).inbox().count == 1)
        let events = try await scene.events(of: notice)
        #expect(events.sorted() == ["ContentAccessTracking", "ContentConsignment"])
    }

    @Test func `gives up when the notice has expired, with evidence of its own`() async throws {
        var scene = try await Scene()
        scene.network.leave(try scene.id(Scene.birch))
        let notice = try await scene.send()
        try await scene.pass(.seconds(NoticeDraft.usualSeconds + 60))

        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .expired)
        #expect(Set(delivery.events.map(\.payload.binding.lapsed)) == [.reply, .delivery])
        #expect(delivery.events.allSatisfy { $0.isTestimony })
        #expect(delivery.pending.isEmpty)
    }

    @Test(arguments: [ReasonCode.malformedNotice, .badSignature, .quota])
    func `a peer that refused for two days still gets what it refused`(code: ReasonCode) async throws {
        let scene = try await Scene()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        scene.network.set(.refuses(code), from: ash, to: birch)
        try await scene.node(Scene.ash).makeStatus(for: birch)
        for _ in 0..<(48 * 12) { try await scene.pass(.seconds(300)) }
        #expect(try await scene.outboxCount(Scene.ash) > 0)
        scene.network.set(nil, from: ash, to: birch)
        try await scene.pass(.seconds(3_600))
        let store = try scene.seat(Scene.birch).store
        #expect(try await store.read { try $0.lastStatus(by: ash, about: birch) }?.index == 1)
        #expect(try await scene.outboxCount(Scene.ash) == 0)
    }

    @Test func `waits twice as long after each failure, up to the cap`() {
        let waits = (0..<9).map { Backoff.seconds(afterAttempts: $0, cap: 60, roll: 0) }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60])
        #expect(Backoff.seconds(afterAttempts: 6, cap: 60, roll: 255) == 46)
        #expect(Backoff.seconds(afterAttempts: 200, cap: 60, roll: 0) == 60)
    }

    @Test func `does not wait for a time of a clock that was set back since`() async throws {
        var scene = try await Scene()
        let birch = try scene.id(Scene.birch)
        scene.network.leave(birch)
        scene.clock.advance(by: .seconds(50_000))
        let notice = try await scene.send()
        try await scene.settle([Scene.ash])
        scene.clock.advance(by: .seconds(-50_000))
        scene.network.join(try scene.node(Scene.birch))
        try await scene.settle()
        // The node's clock goes on at half its pace.
        try await scene.pass(.seconds(4))
        #expect(try await scene.delivery(of: notice).states.isOpened)
    }

    @Test func `waits no longer than a tenth of the time that is left for an answer`() async throws {
        var scene = try await Scene()
        scene.network.leave(try scene.id(Scene.birch))
        var draft = try TestParty.draft()
        let latest = scene.clock.now().adding(seconds: 300)
        draft.deadline = ReplyDeadline(clock: .sending, seconds: 300, latest: latest)
        let notice = try await scene.send(draft: draft)
        for _ in 0..<8 { try await scene.pass(.seconds(30)) }
        let waiting = try #require(try await scene.delivery(of: notice).pending.first)
        #expect(waiting.attempts > 6)
        #expect(waiting.due.seconds(since: scene.clock.now()) <= 6)
        try await scene.pass(.seconds(57))
        let last = try #require(try await scene.delivery(of: notice).pending.first)
        #expect(last.due.seconds(since: scene.clock.now()) == 1)
    }

    @Test func `tries a silent party once a round, however much waits for it`() async throws {
        var scene = try await Scene(change: { $0.parallelDeliveries = 1 })
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        scene.network.set(.answerLost, from: ash, to: birch)
        for _ in 0..<3 { try await scene.send() }
        _ = try await scene.node(Scene.ash).deliverDue()
        #expect(scene.network.envelopeCount(from: ash, to: birch) == 1)
        #expect(try await scene.outboxCount(Scene.ash) == 3)
    }

    @Test func `answers a notice, and shows the link on both sides`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        var draft = try TestParty.draft("understood", severity: .minor)
        draft.reference = .repliesTo(notice)
        let reply = try await scene.send(from: Scene.birch, to: [Scene.ash], kind: .reply, draft: draft)
        try await scene.settle()

        for name in [Scene.ash, Scene.birch] {
            let links = try await scene.node(name).view(notice.text).linkedFrom
            #expect(links.map(\.words) == ["answered by"])
            #expect(links.map(\.id) == [reply])
        }
        let seen = try #require(
            try await scene.seat(Scene.ash).store.read { reader in
                try reader.lastDispatch(from: PartyID(Scene.birch), to: PartyID(Scene.ash))
            }
        )
        let payload = try DispatchVerifier.verify(
            seen.jws,
            sender: try scene.seat(Scene.birch).party.chain
        ).payload
        #expect(payload.seen == (try await scene.delivery(of: notice).message.dispatch))
    }
}
