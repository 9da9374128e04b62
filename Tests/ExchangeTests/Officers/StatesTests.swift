// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct `The states of a delivery` {
    @Test func `are five, each with its time, and the elapsed times follow them`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.pass(.seconds(5))
        let msg = try await scene.delivery(of: notice).message.msg
        let node = try scene.node(Scene.birch)
        scene.clock.advance(by: .seconds(60))
        let conveyed = try await scene.sign(.conveyedToDecisionMaker, about: msg)
        try await node.acceptOfficerEvidence(conveyed, of: msg)
        try await scene.pass(.seconds(30))

        let states = try await scene.delivery(of: notice).states
        #expect(states.shown.keys.sorted { $0.rawValue < $1.rawValue } == [.atTheNode, .conveyed, .opened])
        #expect(!states.isReadBack && !states.isAnswered && !states.isAcknowledged)
        #expect(states.sentAt == TestParty.start)
        #expect(states.elapsed.map(\.from) == ["sent", "at-the-node", "opened"])
        #expect(states.elapsed.map(\.seconds) == [5, 0, 60])
    }

    @Test func `are answered by a reply that was sent, not by one that waits`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        scene.clock.advance(by: .seconds(100))
        var draft = try TestParty.draft("understood, the valley is being cleared")
        draft.deadline = nil
        draft.reference = .repliesTo(notice)
        let reply = try await scene.compose(from: Scene.birch, to: [Scene.ash], kind: .reply, draft: draft)
        #expect(try await !scene.delivery(of: notice, at: Scene.birch).states.isAnswered)
        try await scene.approve(reply, from: Scene.birch, by: "Releaser One")
        try await scene.approve(reply, from: Scene.birch, by: "Releaser Two")
        try await scene.settle()
        for name in [Scene.ash, Scene.birch] {
            let states = try await scene.delivery(of: notice, at: name).states
            #expect(states.shown[.answered] == TestParty.start.adding(seconds: 100))
        }
    }

    @Test func `show the words of a read-back at the sender alone`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let key = try scene.seat(Scene.ash).party.sealing.publicKey
        let text = try await scene.sign(.readBack, about: msg) { payload in
            payload.binding.note = try? NoteSealer.seal("we go up", salt: msg, about: msg, to: key)
        }
        try await scene.node(Scene.birch).acceptOfficerEvidence(text, of: msg)
        try await scene.settle()
        let atSender = try await scene.delivery(of: notice)
        #expect(atSender.states.isReadBack)
        #expect(atSender.events.compactMap(\.note) == ["we go up"])
        let atRecipient = try await scene.delivery(of: notice, at: Scene.birch)
        #expect(atRecipient.events.allSatisfy { $0.note == nil })

        try await scene.publish()
        for (opensNotes, notes) in [(true, ["we go up"]), (false, [])] {
            let bundle = try await scene.node(Scene.ash)
                .bundle(.notice(notice, open: []), isPartial: false, opensNotes: opensNotes)
            guard case .verified(let report) = try scene.verify(bundle) else {
                Issue.record("the bundle does not verify")
                return
            }
            #expect(report.deliveries[0].events.compactMap(\.note) == notes)
        }
    }

    @Test func `come with the stop line of the notice`() async throws {
        var scene = try await Scene()
        var draft = try TestParty.draft()
        draft.fields = try NoticeFields(["stop": "STOP THE CONVOY AT THE BRIDGE", "text": "do not cross"])
        let notice = try await scene.send(draft: draft)
        try await scene.settle()
        let views = try await scene.node(Scene.birch).inbox()
        #expect(views.map(\.stop) == ["STOP THE CONVOY AT THE BRIDGE"])
        #expect(try await scene.node(Scene.ash).view(notice.text).stop == views[0].stop)
    }
}
