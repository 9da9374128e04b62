// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// What the sender holds when the recipient never signs, in each grade.
struct `A recipient that never signs` {
    private static let all = [Scene.ash, Scene.birch, Scene.relay]

    /// Sends through the relay and lets the deadline, two hours away, and the expiry pass.
    private func sent(
        _ grade: Grade,
        isAway: Bool
    ) async throws -> (beforeDeadline: Set<String>, atTheEnd: Set<String>, Outcome) {
        var scene = try await Scene(Self.all)
        if isAway { scene.network.leave(try scene.id(Scene.birch)) }
        var draft = try TestParty.draft()
        draft.grade = grade
        let notice = try await scene.send(via: [Scene.relay], draft: draft)
        try await scene.settle()
        let before = Set(try await scene.events(of: notice))
        try await scene.pass(.seconds(7300))
        try await scene.pass(.seconds(NoticeDraft.usualSeconds))
        // Of what waits for a silent party one item is tried a round: more rounds for what was behind it.
        for _ in 0..<20 { try await scene.pass(.seconds(61)) }
        return (before, Set(try await scene.events(of: notice)), try await scene.delivery(of: notice).outcome)
    }

    @Test func `immediate: leaves its node's own evidence, when only its officers are silent`() async throws {
        let found = try await sent(.immediate, isAway: false)
        let hops: Set = ["SubmissionAcceptance", "RelayAcceptance", "ContentConsignment"]
        #expect(found.beforeDeadline.isSuperset(of: hops.union(["ContentAccessTracking"])))
        #expect(found.atTheEnd.isDisjoint(with: ["Acknowledged", "KeyShareReleased", "PublicDeposit"]))
    }

    @Test func `sign-to-open: leaves an expiry and a deposit, and nothing opened before it`() async throws {
        let found = try await sent(.signToOpen, isAway: false)
        #expect(found.beforeDeadline.contains("ContentConsignment"))
        #expect(!found.beforeDeadline.contains("ContentAccessTracking"))
        let end: Set = ["AcceptanceRejectionExpiry", "PublicDeposit", "ContentAccessTracking"]
        #expect(found.atTheEnd.isSuperset(of: end))
        #expect(!found.atTheEnd.contains("KeyShareReleased"))
    }

    @Test func `deposit: leaves a deposit at the deadline`() async throws {
        let found = try await sent(.deposit, isAway: false)
        #expect(!found.beforeDeadline.contains("ContentAccessTracking"))
        #expect(found.atTheEnd.isSuperset(of: ["PublicDeposit", "ContentAccessTracking"]))
        #expect(!found.atTheEnd.contains("KeyShareReleased"))
    }

    @Test(arguments: [Grade.immediate, .signToOpen, .deposit])
    func `and whose node is away leaves the relay's word alone, and an end`(grade: Grade) async throws {
        let found = try await sent(grade, isAway: true)
        #expect(found.beforeDeadline == ["SubmissionAcceptance"])
        #expect(found.atTheEnd.contains("RelayFailure"))
        #expect(found.atTheEnd.contains("PublicDeposit") == (grade != .immediate))
        #expect(found.2.isTerminal)
    }

    @Test func `holds up no end: what waits behind another notice to it expires in time`() async throws {
        var scene = try await Scene()
        scene.network.leave(try scene.id(Scene.birch))
        var notices: [ObjectID] = []
        for _ in 0..<3 { notices.append(try await scene.send()) }
        try await scene.settle()
        for notice in notices { #expect(try await !scene.delivery(of: notice).outcome.isTerminal) }
        try await scene.pass(.seconds(NoticeDraft.usualSeconds + 1))
        for notice in notices {
            #expect(try await scene.events(of: notice).contains("AcceptanceRejectionExpiry"))
            #expect(try await scene.delivery(of: notice).outcome.isTerminal)
        }
    }
}
