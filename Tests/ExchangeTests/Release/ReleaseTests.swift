// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Release` {
    @Test func `waits for as many different officers as the mandate asks for`() async throws {
        var scene = try await Scene()
        let notice = try await scene.compose()
        let node = try scene.node(Scene.ash)
        #expect(try await node.view(notice.text).state == .waiting)
        #expect(try await node.view(notice.text).approvalsNeeded == 2)
        try await scene.approve(notice, by: "Releaser One")
        #expect(try await node.view(notice.text).state == .waiting)
        #expect(try await node.view(notice.text).messages.isEmpty)
        try await scene.approve(notice, by: "Releaser Two")
        #expect(try await node.view(notice.text).state == .released)
        #expect(try await node.view(notice.text).messages.count == 1)
    }

    @Test func `counts an officer once`() async throws {
        var scene = try await Scene()
        let notice = try await scene.compose()
        try await scene.approve(notice, by: "Releaser One")
        let code = try await refusalCode { try await scene.approve(notice, by: "Releaser One") }
        #expect(code == "conflict")
        #expect(try await scene.node(Scene.ash).view(notice.text).state == .waiting)
    }

    @Test func `takes the same approval twice without a change`() async throws {
        var scene = try await Scene()
        let notice = try await scene.compose()
        let one = try scene.officer("Releaser One", of: Scene.ash)
        var ash = try scene.seat(Scene.ash).party
        let approval = try ash.approval(of: notice, by: one)
        let node = try scene.node(Scene.ash)
        try await node.approve(notice, with: approval)
        let size = try await scene.logSize(Scene.ash)
        try await node.approve(notice, with: approval)
        #expect(try await scene.logSize(Scene.ash) == size)
    }

    @Test func `refuses approvals without the role, after expiry, and after release`() async throws {
        var scene = try await Scene()
        let notice = try await scene.compose()
        #expect(
            try await refusalCode { try await scene.approve(notice, by: "Watch") } == "mandate-not-met"
        )
        let sent = try await scene.send()
        #expect(try await refusalCode { try await scene.approve(sent, by: "Releaser One") } == "conflict")
        scene.clock.advance(by: .seconds(NoticeDraft.usualSeconds + 1))
        #expect(try await refusalCode { try await scene.approve(notice, by: "Releaser One") } == "expired")
    }

    @Test func `composes one notice for one request`() async throws {
        let scene = try await Scene()
        let request = DraftRequest(
            kind: .warning,
            recipients: [try scene.id(Scene.birch)],
            via: [],
            draft: try TestParty.draft(),
            request: RandomID(bytes: [UInt8](repeating: 4, count: 16))
        )
        let drafter = try scene.officer("Drafter", of: Scene.ash).kid
        let node = try scene.node(Scene.ash)
        let first = try await node.draft(request, by: drafter)
        #expect(try await node.draft(request, by: drafter) == first)
        #expect(try await node.outbox().count == 1)
    }

    @Test func `refuses drafts by others, to strangers, to itself and of other grades`() async throws {
        var scene = try await Scene()
        let watch = try scene.officer("Watch", of: Scene.ash).kid
        let node = try scene.node(Scene.ash)
        let request = DraftRequest(
            kind: .warning,
            recipients: [try scene.id(Scene.birch)],
            via: [],
            draft: try TestParty.draft(),
            request: RandomID(bytes: [UInt8](repeating: 4, count: 16))
        )
        #expect(try await refusalCode { try await node.draft(request, by: watch) } == "role-missing")
        #expect(
            try await refusalCode { try await scene.compose(to: ["stranger.example"]) } == "unknown-card"
        )
        #expect(try await refusalCode { try await scene.compose(to: [Scene.ash]) } == "malformed-notice")
        #expect(try await refusalCode { try await scene.compose(via: [Scene.ash]) } == "no-route")
        var draft = try TestParty.draft()
        draft.grade = .deposit
        let code = try await refusalCode { try await scene.compose(draft: draft) }
        #expect(code == "grade-not-supported")
        #expect(try await node.outbox().isEmpty)
    }

    @Test func `takes routes from the settings when the officer names no relay`() async throws {
        let birch = try PartyID(Scene.birch)
        let via = try Route(Scene.relay)
        var scene = try await Scene(
            [Scene.ash, Scene.birch, Scene.relay],
            change: { $0.routes = [birch: [via]] }
        )
        let notice = try await scene.send()
        try await scene.settle()
        #expect(try await scene.events(of: notice).contains("RelayAcceptance"))
    }
}
