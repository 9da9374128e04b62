// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import Testing

struct `A thread` {
    @Test func `marks what crossed on the way, on both sides, and merges the channels`() async throws {
        var scene = try await Scene()
        let first = try await scene.send()
        try await scene.settle()
        scene.clock.advance(by: .seconds(60))
        let one = try await scene.send()
        let two = try await scene.send(from: Scene.birch, to: [Scene.ash])
        try await scene.settle()
        scene.clock.advance(by: .seconds(60))
        let last = try await scene.send(from: Scene.birch, to: [Scene.ash])
        try await scene.settle()

        for (name, other) in [(Scene.ash, Scene.birch), (Scene.birch, Scene.ash)] {
            let thread = try await scene.node(name).thread(with: try scene.id(other))
            #expect(thread.compactMap { $0.view.notice?.id } == [first, one, two, last])
            #expect(thread.map(\.view.crossed) == [[], [two], [one], []])
            #expect(thread.map(\.place.seen) == [0, 0, 1, 2])
        }
        let inbox = try await scene.node(Scene.birch).inbox()
        #expect(Set(inbox.map(\.crossed)) == [[], [two]])
    }
}
