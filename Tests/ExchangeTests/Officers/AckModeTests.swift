// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `The agreed acknowledgement modes` {
    /// A scene in which birch's newest card accepts only the mode full.
    private func strict() async throws -> Scene {
        let scene = try await Scene()
        var changed = scene
        let id = try PartyID(Scene.birch)
        try changed.seats[id]?.party.addVersion { $0.policy.ackModes = [.full] }
        let file = try changed.seat(Scene.birch).party.chain.fileBytes
        try await changed.node(Scene.birch).updateOwnCard(file)
        return changed
    }

    @Test func `are what both cards accept: another is refused before anything is sent`() async throws {
        var scene = try await strict()
        try await scene.settle()
        let draft = try TestParty.draft(ack: .contentFree)
        let code = try await refusalCode { _ = try await scene.compose(draft: draft) }
        #expect(code == "ack-mode-not-agreed")
        #expect(try await scene.node(Scene.ash).outbox().isEmpty)
        try await scene.send(draft: TestParty.draft(ack: .full))
        try await scene.settle()
        #expect(try await scene.node(Scene.birch).inbox().count == 1)
    }

    @Test func `are looked at again by the recipient's node, which says why in evidence`() async throws {
        var scene = try await strict()
        // The new card has not reached the sender.
        let notice = try await scene.send(draft: TestParty.draft(ack: .contentFree))
        try await scene.settle([Scene.ash])
        let events = try await scene.delivery(of: notice).events.map(\.payload)
        #expect(events.map(\.event) == [.contentConsignmentFailure])
        #expect(events.flatMap(\.reasons) == [.ackModeNotAgreed])
        #expect(try await scene.node(Scene.birch).inbox().isEmpty)
    }

    @Test func `content-free: no evidence names the content, a note or not`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send(draft: TestParty.draft(ack: .contentFree))
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let node = try scene.node(Scene.birch)
        let key = try scene.seat(Scene.ash).party.sealing.publicKey
        _ = try await node.inbox(isListing: true)
        let officer = try scene.officer("Watch", of: Scene.birch).kid
        let digest = Digest(bytes: [UInt8](repeating: 9, count: 32))
        try await node.handOver(node.view(notice.text), to: officer, request: digest)
        for event in [EventName.acknowledged, .readBack, .assessed, .interimReply] {
            let text = try await scene.sign(event, about: msg) { payload in
                payload.binding.note = try? NoteSealer.seal("we go up", salt: msg, about: msg, to: key)
                if event == .assessed { payload.binding.mark = .sufficient }
                if event == .interimReply {
                    payload.binding.decisionLiesWith = "the minister"
                    payload.binding.expectBy = TestParty.start
                }
            }
            try await node.acceptOfficerEvidence(text, of: msg)
        }
        try await scene.settle()
        let events = try await scene.delivery(of: notice).events
        #expect(events.count == 8)
        for event in events {
            let binding = event.payload.binding
            #expect(binding.notice == nil && binding.dispatch == nil && binding.sdHash == nil)
            #expect(binding.hidden == nil && binding.allMatched == nil && binding.specificity == nil)
        }
        #expect(events.compactMap(\.note).count == 4)
    }
}
