// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Officers' evidence` {
    private func opened(_ change: (inout NodeSettings) -> Void = { _ in }) async throws -> (
        Scene, RandomID, ObjectID
    ) {
        var scene = try await Scene(change: change)
        let notice = try await scene.send()
        try await scene.settle()
        return (scene, try await scene.delivery(of: notice).message.msg, notice)
    }

    @Test func `acknowledges, conveys and answers, each as a state of its own`() async throws {
        var (scene, msg, notice) = try await opened()
        let steps: [(EventName, String, Role)] = [
            (.conveyedToDecisionMaker, "Watch", .watch), (.acknowledged, "Watch", .watch),
            (.decisionMakerAcknowledged, "Decision Maker", .decisionMaker),
        ]
        for (event, officer, role) in steps {
            let evidence = try await scene.sign(event, about: msg, by: officer, as: role)
            try await scene.node(Scene.birch).acceptOfficerEvidence(evidence, of: msg)
        }
        try await scene.settle()
        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .decisionMakerAcknowledged)
        #expect(delivery.states.isConveyed && delivery.states.isAnswered)
        #expect(delivery.events.count == 5)
        let chain = try await scene.delivery(of: notice, at: Scene.birch).events
        #expect(zip(chain, chain.dropFirst()).allSatisfy { $0.record.id == $1.payload.prev })
    }

    @Test func `declines before opening, and then nothing opens it`() async throws {
        var (scene, msg, notice) = try await opened { $0.opening = .onRequest }
        let evidence = try await scene.sign(.consignmentRejection, about: msg)
        let node = try scene.node(Scene.birch)
        try await node.acceptOfficerEvidence(evidence, of: msg)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .declined)
        #expect(try await node.view(msg.text, isOpening: true).state == .refused)
        #expect(try await node.openWaiting() == 0)
    }

    @Test func `cannot decline what is open, nor acknowledge what is not`() async throws {
        var (scene, msg, _) = try await opened()
        let late = try await scene.sign(.consignmentRejection, about: msg)
        #expect(
            try await refusalCode {
                try await scene.node(Scene.birch).acceptOfficerEvidence(late, of: msg)
            } == "conflict"
        )
        var (closed, other, _) = try await opened { $0.opening = .onRequest }
        let early = try await closed.sign(.acknowledged, about: other) { payload in
            payload.binding.notice = ObjectID(bytes: [UInt8](repeating: 1, count: 32))
            payload.binding.sdHash = Digest(bytes: [UInt8](repeating: 1, count: 32))
        }
        #expect(
            try await refusalCode {
                try await closed.node(Scene.birch).acceptOfficerEvidence(early, of: other)
            } == "conflict"
        )
    }

    @Test func `is signed anew when other evidence came first`() async throws {
        var (scene, msg, _) = try await opened()
        let first = try await scene.sign(.acknowledged, about: msg)
        let second = try await scene.sign(.conveyedToDecisionMaker, about: msg)
        let node = try scene.node(Scene.birch)
        try await node.acceptOfficerEvidence(first, of: msg)
        try await node.acceptOfficerEvidence(first, of: msg)
        #expect(
            try await refusalCode {
                try await node.acceptOfficerEvidence(second, of: msg)
            } == "stale-head"
        )
        let again = try await scene.sign(.conveyedToDecisionMaker, about: msg)
        try await node.acceptOfficerEvidence(again, of: msg)
        #expect(try await node.view(msg.text).messages.first?.events.count == 4)
    }

    @Test func `is refused from an officer without the role, or of another notice`() async throws {
        var (scene, msg, _) = try await opened()
        let node = try scene.node(Scene.birch)
        let roleless = try await scene.sign(.acknowledged, about: msg, by: "Drafter")
        let other = try await scene.sign(.acknowledged, about: msg) { payload in
            payload.binding.notice = ObjectID(bytes: [UInt8](repeating: 1, count: 32))
        }
        #expect(
            try await refusalCode { try await node.acceptOfficerEvidence(roleless, of: msg) }
                == "mandate-not-met"
        )
        #expect(try await refusalCode { try await node.acceptOfficerEvidence(other, of: msg) } == "conflict")
        #expect(try await node.view(msg.text).messages.first?.events.count == 2)
    }

    @Test func `names no content in content-free mode`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send(draft: TestParty.draft(ack: .contentFree))
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let evidence = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(evidence, of: msg)
        try await scene.settle()

        let delivery = try await scene.delivery(of: notice)
        #expect(delivery.outcome == .acknowledged)
        for event in delivery.events {
            #expect(event.payload.binding.notice == nil && event.payload.binding.sdHash == nil)
            #expect(event.payload.binding.dispatch == nil)
        }
    }
}
