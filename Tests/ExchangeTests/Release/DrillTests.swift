// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import Testing

/// Drills and the real thing stay apart (domain study, row C7).
struct `A drill` {
    private static func draft(_ status: NoticeStatus) throws -> NoticeDraft {
        var draft = try TestParty.draft("go to the shelter")
        draft.status = status
        return draft
    }

    private func drillScene() async throws -> Scene {
        try await Scene(change: { $0.isDrill = true })
    }

    @Test(arguments: [NoticeStatus.actual, .system])
    func `composes no live notice`(status: NoticeStatus) async throws {
        let scene = try await drillScene()
        let code = try await refusalCode { [scene] in
            var scene = scene
            _ = try await scene.send(draft: try Self.draft(status))
        }
        #expect(code == "drill-node")
        #expect(try await scene.node(Scene.ash).outbox().isEmpty)
    }

    @Test(arguments: [NoticeStatus.exercise, .test])
    func `composes what is marked as one`(status: NoticeStatus) async throws {
        var scene = try await drillScene()
        let notice = try await scene.compose(draft: try Self.draft(status))
        #expect(try await scene.node(Scene.ash).view(notice.text).notice != nil)
    }

    @Test(arguments: [(NoticeStatus.exercise, NoticeStatus.actual), (.actual, .exercise), (.test, .actual)])
    func `and a live notice never refer to each other`(first: NoticeStatus, second: NoticeStatus) async throws
    {
        var scene = try await Scene()
        let notice = try await scene.compose(draft: try Self.draft(first))
        let scope = scene
        for isAnswer in [true, false] {
            var draft = try Self.draft(second)
            if isAnswer { draft.inResponseTo = [notice] } else { draft.reference = .repliesTo(notice) }
            let asked = draft
            let code = try await refusalCode {
                var scene = scope
                _ = try await scene.compose(kind: isAnswer ? .warning : .reply, draft: asked)
            }
            #expect(code == "status-mismatch")
        }
    }
}
