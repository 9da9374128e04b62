// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import StrictJSON
import Testing

/// Notices that change or withdraw an earlier one.
struct `A notice that follows another` {
    private static let cedar = "cedar.example"

    private static func draft(_ reference: NoticeReference) throws -> NoticeDraft {
        var draft = try TestParty.draft("all clear")
        draft.deadline = nil
        draft.reference = reference
        return draft
    }

    @Test(arguments: [NoticeKind.cancel, .standDown, .correction])
    func `goes to all who had the original, by every way it took`(kind: NoticeKind) async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Self.cedar, Scene.relay])
        let all = [Scene.birch, Self.cedar]
        let notice = try await scene.send(to: all, via: [Scene.relay])
        try await scene.settle()
        let draft = try Self.draft(kind.isCancelling ? .cancels(notice) : .updates(notice))
        let code = try await refusalCode { [scene] in
            var scene = scene
            _ = try await scene.send(to: [Scene.birch], kind: kind, draft: draft)
        }
        #expect(code == "conflict")
        let cedar = try scene.id(Self.cedar)
        scene.network.leave(cedar)
        let second = try await scene.send(to: all, kind: kind, draft: draft)
        try await scene.settle()

        for id in [notice, second] {
            let reach = try await scene.node(Scene.ash).view(id.text).reach
            #expect(reach.map(\.notice) == [second])
            #expect(reach.map(\.recipients) == [2])
            #expect(reach.map(\.reached) == [1])
            #expect(reach.map(\.acknowledged) == [0])
            #expect(reach.map(\.outstanding) == [[cedar]])
        }
        let events = try await scene.events(of: second)
        #expect(events.contains("SubmissionAcceptance"))
    }

    @Test func `is shown by what it does, and changes nothing that was signed`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        try await scene.settle()
        let before = try await scene.node(Scene.birch).view(notice.text).notice?.text
        let steps: [(NoticeKind, NoticeCondition, String)] = [
            (.update, .updated, "updated by"), (.correction, .corrected, "corrected by"),
            (.closeOut, .closedOut, "closed out by"), (.standDown, .stoodDown, "stood down by"),
            (.cancel, .cancelled, "cancelled by"),
        ]
        for (kind, condition, words) in steps {
            let draft = try Self.draft(kind.isCancelling ? .cancels(notice) : .updates(notice))
            try await scene.send(kind: kind, draft: draft)
            try await scene.settle()
            for name in [Scene.ash, Scene.birch] {
                let view = try await scene.node(name).view(notice.text)
                #expect(view.condition == condition)
                #expect(view.linkedFrom.last?.words == words)
            }
        }
        #expect(try await scene.node(Scene.birch).view(notice.text).notice?.text == before)
    }

    @Test func `and was prepared with it waits for its release, and then needs nothing more`() async throws {
        var scene = try await Scene()
        let notice = try await scene.compose()
        var request = DraftRequest(
            kind: .cancel,
            recipients: [try scene.id(Scene.birch)],
            via: [],
            draft: try Self.draft(.cancels(notice)),
            isPrepared: true,
            request: RandomID(bytes: [UInt8](repeating: 7, count: 16))
        )
        let drafter = try scene.officer("Drafter", of: Scene.ash)
        let node = try scene.node(Scene.ash)
        let cancel = try await node.draft(request, by: drafter.kid)
        for officer in ["Releaser One", "Releaser Two"] {
            try await scene.approve(cancel, by: officer)
        }
        #expect(try await node.view(cancel.text).state == .prepared)
        #expect(try await node.view(notice.text).linkedFrom.map(\.words) == ["prepared cancel"])
        let tooEarly = try await refusalCode { try await node.releasePrepared(cancel, by: drafter.kid) }
        #expect(tooEarly == "conflict")
        for officer in ["Releaser One", "Releaser Two"] {
            try await scene.approve(notice, by: officer)
        }
        try await scene.settle()
        #expect(try await scene.node(Scene.birch).inbox().count == 1)
        #expect(try await node.view(notice.text).condition == .inForce)

        try await node.releasePrepared(cancel, by: drafter.kid)
        try await node.releasePrepared(cancel, by: drafter.kid)
        try await scene.settle()
        #expect(try await scene.node(Scene.birch).view(notice.text).condition == .cancelled)
        #expect(try await node.view(notice.text).reach.map(\.reached) == [1])

        request.kind = .warning
        request.draft.reference = nil
        request.request = RandomID(bytes: [UInt8](repeating: 8, count: 16))
        let code = try await refusalCode { [request] in try await node.draft(request, by: drafter.kid) }
        #expect(code == "conflict")
    }

    @Test func `goes although the original is still in the outbox`() async throws {
        var scene = try await Scene()
        scene.network.leave(try scene.id(Scene.birch))
        let notice = try await scene.send()
        try await scene.settle()
        let cancel = try await scene.send(kind: .cancel, draft: try Self.draft(.cancels(notice)))
        scene.network.join(try scene.node(Scene.birch))
        try await scene.pass(.seconds(60))
        let received = try await scene.node(Scene.birch).inbox().compactMap { $0.notice?.id }
        #expect(Set(received) == [notice, cancel])
    }

    @Test func `re-affirms only to a later end, and only what is the party's own`() async throws {
        var scene = try await Scene()
        var draft = try TestParty.draft()
        draft.deadline = nil
        draft.expiry = .afterSeconds(7200)
        let notice = try await scene.send(draft: draft)
        try await scene.settle()
        draft.reference = .updates(notice)
        for (name, to, code) in [
            (Scene.ash, Scene.birch, "conflict"), (Scene.birch, Scene.ash, "not-found"),
        ] {
            let found = try await refusalCode { [scene, draft] in
                var scene = scene
                _ = try await scene.send(from: name, to: [to], kind: .reaffirmation, draft: draft)
            }
            #expect(found == code)
        }
    }

    @Test func `can be a warning with one field, supplemented later`() async throws {
        var scene = try await Scene()
        let only = NoticeDraft(fields: try NoticeFields(["text": "we caused an accident"]))
        let notice = try await scene.send(draft: only)
        var more = NoticeDraft(fields: try NoticeFields(["event": "missile launched by mistake"]))
        more.reference = .updates(notice)
        try await scene.send(kind: .update, draft: more)
        try await scene.settle()
        #expect(try await scene.node(Scene.birch).view(notice.text).condition == .updated)
    }
}
