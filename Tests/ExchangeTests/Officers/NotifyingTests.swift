// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Telling officers` {
    private static let watch = KeyID(bytes: [UInt8](repeating: 7, count: 32))
    private static let other = KeyID(bytes: [UInt8](repeating: 8, count: 32))
    private static let request = Digest(bytes: [UInt8](repeating: 9, count: 32))

    private func delivered(
        severity: Severity = .severe,
        _ change: (inout NodeSettings) -> Void = { _ in }
    ) async throws -> (Scene, ObjectID) {
        var scene = try await Scene(change: {
            $0.ring = 900
            change(&$0)
        })
        var draft = try TestParty.draft(severity: severity)
        draft.deadline = nil
        let notice = try await scene.send(draft: draft)
        try await scene.settle()
        return (scene, notice)
    }

    private func failures(_ scene: Scene, _ notice: ObjectID) async throws -> [EvidencePayload] {
        try await scene.delivery(of: notice).events.map(\.payload)
            .filter { $0.event == .consignmentNotificationFailure }
    }

    /// How often it rang so far.
    private func rings(_ scene: Scene, _ notice: ObjectID) async throws -> Int {
        let node = try scene.node(Scene.birch)
        while try await node.closeDeadlines() > 0 {}
        return try await scene.delivery(of: notice, at: Scene.birch).events
            .count { $0.payload.event == .consignmentNotificationFailure }
    }

    @Test func `a listing is evidence the first time, and only an officer's`() async throws {
        let (scene, notice) = try await delivered()
        let node = try scene.node(Scene.birch)
        _ = try await node.inbox()
        try await scene.settle()
        #expect(try await !scene.events(of: notice).contains("ConsignmentNotification"))
        for _ in 1...2 { _ = try await node.inbox(isListing: true) }
        try await scene.settle()
        let told = try await scene.delivery(of: notice).events.map(\.payload)
            .filter { $0.event == .consignmentNotification }
        #expect(told.map(\.means) == ["inbox"] && told.map(\.attempt) == [1])
    }

    @Test func `handing over is signed once for each officer, and names no credential`() async throws {
        let (scene, notice) = try await delivered()
        let node = try scene.node(Scene.birch)
        let view = try await node.view(notice.text)
        #expect(try await node.handOver(view, to: Self.watch, request: Self.request))
        #expect(try await !node.handOver(view, to: Self.watch, request: Self.request))
        #expect(try await node.handOver(view, to: Self.other, request: Self.request))
        try await scene.settle()
        let handed = try await scene.delivery(of: notice).events.map(\.payload)
            .filter { $0.event == .contentHandover }
        #expect(Set(handed.map(\.officer)) == [Self.watch, Self.other])
        #expect(handed.map(\.request) == [Self.request, Self.request])
        let own = try await scene.node(Scene.ash).view(notice.text)
        #expect(try await !scene.node(Scene.ash).handOver(own, to: Self.watch, request: Self.request))
    }

    @Test func `handing over is not signed where the party does not want it`() async throws {
        let (scene, notice) = try await delivered { $0.signsHandover = false }
        let node = try scene.node(Scene.birch)
        #expect(try await node.handOver(node.view(notice.text), to: Self.watch, request: Self.request))
        try await scene.settle()
        #expect(try await !scene.events(of: notice).contains("ContentHandover"))
        // It still counts as a look.
        scene.clock.advance(by: .seconds(901))
        #expect(try await rings(scene, notice) == 0)
    }

    @Test func `an urgent message that nobody looks at rings three times and no more`() async throws {
        let (scene, notice) = try await delivered()
        scene.clock.advance(by: .seconds(899))
        #expect(try await rings(scene, notice) == 0)
        var counts: [Int] = []
        for _ in 1...5 {
            scene.clock.advance(by: .seconds(600))
            counts.append(try await rings(scene, notice))
        }
        #expect(counts == [1, 2, 2, 3, 3])
        try await scene.settle()
        let failures = try await failures(scene, notice)
        #expect(failures.compactMap(\.attempt).sorted() == [1, 2, 3])
        #expect(failures.flatMap(\.reasons) == [.nobodyOnWatch, .nobodyOnWatch, .nobodyOnWatch])
        #expect(try await scene.delivery(of: notice).outcome == .rangNotAnswered)
    }

    @Test func `it rang and was not answered where an officer asked for other things`() async throws {
        let (scene, notice) = try await delivered()
        let node = try scene.node(Scene.birch)
        scene.clock.advance(by: .seconds(895))
        let party = try scene.seat(Scene.birch).party
        let claims = RequestClaims(
            jti: RandomID(bytes: [UInt8](repeating: 4, count: 16)),
            issuer: party.id,
            audience: party.id,
            method: .get,
            path: "/herald/v1/outbox",
            digest: ObjectHash.digest([]),
            at: scene.clock.now()
        )
        let officer = try #require(party.officer("Watch"))
        let credential = try RequestSigner.sign(claims, key: officer.key).jws
        _ = try node.requester(of: credential, method: "GET", target: "/herald/v1/outbox", body: [])
        scene.clock.advance(by: .seconds(5))
        #expect(try await rings(scene, notice) == 1)
        try await scene.settle()
        #expect(try await failures(scene, notice).flatMap(\.reasons) == [.rangNotAnswered])
    }

    @Test func `a routine message, an answered one and a ring time of zero ring nobody`() async throws {
        let (routine, minor) = try await delivered(severity: .minor)
        routine.clock.advance(by: .seconds(1000))
        #expect(try await rings(routine, minor) == 0)
        let (never, severe) = try await delivered { $0.ring = 0 }
        never.clock.advance(by: .seconds(1000))
        #expect(try await rings(never, severe) == 0)
        var (scene, notice) = try await delivered()
        let msg = try await scene.delivery(of: notice).message.msg
        let answer = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(answer, of: msg)
        scene.clock.advance(by: .seconds(1000))
        #expect(try await rings(scene, notice) == 0)
    }
}
