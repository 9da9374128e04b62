// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Bundles of silence as nodes make them, over an hour after the first statuses.
struct `Bundles of silence` {
    private static let names = [Scene.ash, Scene.birch, Scene.relay]

    private func state(_ scene: Scene) async throws {
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        try await scene.node(Scene.ash).makeStatus(for: birch)
        try await scene.node(Scene.birch).makeStatus(for: ash)
        try await scene.node(Scene.relay).makeRelayStatus(for: PartyPair(from: ash, to: birch))
        try await scene.settle()
        try await scene.publish()
    }

    private func question(_ scene: Scene, after: Int64, before: Int64) throws -> SilenceQuestion {
        SilenceQuestion(
            from: try scene.id(Scene.ash),
            to: try scene.id(Scene.birch),
            after: TestParty.start.adding(seconds: after),
            before: TestParty.start.adding(seconds: before)
        )
    }

    private func silence(_ scene: Scene, by name: String, _ question: SilenceQuestion) async throws
        -> SilenceReport
    {
        let bundle = try await scene.node(name).bundle(.silence(question), isPartial: true)
        guard case .verified(let report) = try scene.verify(bundle) else { throw Unexpected() }
        return try #require(report.silence)
    }

    /// Stated at 0, at 3600, and a second time a second later, which holds a checkpoint of 3600.
    private func stated(sendingAt time: Int64? = nil) async throws -> Scene {
        var scene = try await Scene(Self.names)
        try await state(scene)
        try await state(scene)
        if let time {
            scene.clock.advance(by: .seconds(time))
            try await scene.publish()
            try await scene.send(via: [Scene.relay])
            try await scene.settle()
            try await scene.publish()
        }
        scene.clock.advance(by: .seconds(3600 - (time ?? 0)))
        try await state(scene)
        scene.clock.advance(by: .seconds(1))
        try await state(scene)
        return scene
    }

    @Test func `show it from the sender's, the recipient's and the relay's statuses`() async throws {
        let scene = try await stated()
        let question = try question(scene, after: 10, before: 3600)
        for name in [Scene.ash, Scene.birch] {
            let silence = try await silence(scene, by: name, question)
            #expect(silence.verdict == .shown)
            #expect(silence.voices.map(\.stand) == [.agrees, .agrees])
        }
        let relay = try await silence(scene, by: Scene.relay, question)
        #expect(relay.verdict == .notShown)
        #expect(relay.voices.map(\.stand) == [.agrees])
    }

    @Test func `name the dispatch that was`() async throws {
        let scene = try await stated(sendingAt: 1800)
        let silence = try await silence(scene, by: Scene.ash, question(scene, after: 10, before: 3600))
        #expect(silence.verdict == .dispatch)
        #expect(silence.dispatches.map(\.number) == [1])
        #expect(silence.voices.last?.stand == .differs)
    }

    @Test func `say what is missing before the end of the period is stated`() async throws {
        let scene = try await stated()
        let silence = try await silence(scene, by: Scene.ash, question(scene, after: 10, before: 4000))
        #expect(silence.verdict == .notShown)
        #expect(silence.missing.count == 1)
    }

    @Test func `are not made for channels of others`() async throws {
        let scene = try await Scene([Scene.ash, Scene.birch, "cedar.example"])
        let question = try question(scene, after: 0, before: 1)
        let code = try await refusalCode {
            try await scene.node("cedar.example").bundle(.silence(question), isPartial: true)
        }
        #expect(code == "not-found")
    }

    @Test func `of a channel with thousands of statuses hold the few that bound the period`() async throws {
        let scene = try await stated()
        for _ in 0..<40 { try await scene.node(Scene.ash).makeStatus(for: scene.id(Scene.birch)) }
        try await scene.settle()
        try await scene.publish()
        let question = try question(scene, after: 10, before: 3600)
        let bytes = try await scene.node(Scene.ash).bundle(.silence(question), isPartial: true)
        let document = try BundleDocument(bytes: bytes)
        let own = document.channels[0].statuses.first { $0.issuer == question.from }
        #expect((own?.chain.count ?? 0) < 20)
        #expect(try await silence(scene, by: Scene.ash, question).verdict == .shown)
    }
}
