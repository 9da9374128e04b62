// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// The draft of these asks for an answer 1800 s after delivery, at most two hours from now; its window begins now.
struct `A composed notice` {
    private static func changing(
        _ scene: inout Scene,
        _ name: String,
        _ change: (inout CardPolicy) -> Void
    ) async throws {
        var party = try scene.seat(name).party
        try party.addVersion { change(&$0.policy) }
        try await scene.node(name).updateOwnCard(party.chain.fileBytes)
        for other in scene.parties where other != party.id {
            try await scene.seats[other]?.node.pin(party.chain.fileBytes, as: party.id)
        }
        scene.seats[party.id]?.party = party
    }

    private static func codes(_ scene: Scene, _ notice: ObjectID) async throws -> [String] {
        try await scene.node(Scene.ash).warnings(about: notice).map(\.code.rawValue)
    }

    @Test(arguments: [(1800, []), (1801, ["deadline-shorter-than-route"])])
    func `is said to leave too little time when its recipient needs more`(
        decision: Int,
        expected: [String]
    ) async throws {
        var scene = try await Scene()
        try await Self.changing(&scene, Scene.birch) { $0.needs = [NeededTime(decision: decision)] }
        let notice = try await scene.compose()
        #expect(try await Self.codes(scene, notice) == expected)
    }

    @Test func `is judged by the fastest of its routes`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        try await Self.changing(&scene, Scene.relay) { $0.needs = [NeededTime(carriage: 7201)] }
        let slow = try await scene.compose(via: [Scene.relay])
        let warning = try #require(try await scene.node(Scene.ash).warnings(about: slow).first)
        #expect(warning.code == .deadlineShorterThanRoute)
        #expect(warning.needed == 7201 && warning.given == 7200)
        #expect(try await Self.codes(scene, scene.compose()).isEmpty)
    }

    @Test func `is judged by how long its route took of late`() async throws {
        var scene = try await Scene()
        let first = try await scene.send()
        scene.clock.advance(by: .seconds(7000))
        try await scene.settle()
        #expect(try await scene.events(of: first).contains("ContentConsignment"))
        // It took 7000 s, and 200 s are left until the latest time of the next one.
        let second = try await scene.compose()
        #expect(try await Self.codes(scene, second) == ["deadline-shorter-than-route"])
    }

    @Test func `is said to be late against a promise, and both sides see it`() async throws {
        var scene = try await Scene()
        try await Self.changing(&scene, Scene.ash) {
            $0.minimumNotice = [MinimumNotice(kinds: [.warning], seconds: 3600)]
        }
        let notice = try await scene.send()
        try await scene.settle()
        let warnings = try await scene.node(Scene.ash).warnings(about: notice)
        #expect(warnings.map(\.code) == [.lateNotice])
        for name in [Scene.ash, Scene.birch] {
            let lead = try #require(try await scene.delivery(of: notice, at: name).lead)
            #expect(lead.standing == .late)
            #expect(lead.rule.seconds == 3600)
        }
    }

    @Test func `is refused without the reason that a promise asks for`() async throws {
        var scene = try await Scene()
        try await Self.changing(&scene, Scene.ash) {
            $0.minimumNotice = [MinimumNotice(kinds: [.warning], seconds: 3600, shortSeconds: 0)]
        }
        let code = try await refusalCode { try await scene.compose() }
        #expect(code == "short-notice-reason-missing")
        #expect(try await scene.node(Scene.ash).outbox().isEmpty)
    }
}
