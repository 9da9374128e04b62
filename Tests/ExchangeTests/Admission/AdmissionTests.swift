// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Admission` {
    @Test func `gives the same stored bytes for the same envelope, also after a restart`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        let delivery = try await scene.handOver(of: notice)
        let ash = try scene.id(Scene.ash)
        let first = try await scene.node(Scene.birch).admitEnvelope(delivery, from: ash)
        let size = try await scene.logSize(Scene.birch)
        #expect(try await scene.node(Scene.birch).admitEnvelope(delivery, from: ash) == first)
        try await scene.restart(Scene.birch)
        // Expired by now: what was confirmed once stays confirmed.
        scene.clock.advance(by: .seconds(2 * NoticeDraft.usualSeconds))
        #expect(try await scene.node(Scene.birch).admitEnvelope(delivery, from: ash) == first)
        #expect(try await scene.logSize(Scene.birch) == size)
        guard case .accepted(let evidence) = first else { throw Unexpected() }
        #expect(evidence.count == 1)
    }

    @Test func `refuses another envelope under a known message id`() async throws {
        let scene = try await Scene()
        let birch = try scene.seat(Scene.birch).party
        var ash = try scene.seat(Scene.ash).party
        let released = try ash.released(TestParty.draft(), to: [birch.id])
        let first = try ash.message(released, to: birch)
        let second = try ash.seal(
            EnvelopeSealer.Content(dispatch: first.dispatch, notice: released),
            to: birch,
            msg: first.msg,
            salt: first.salt
        )
        let node = try scene.node(Scene.birch)
        guard case .accepted = try await node.admitEnvelope(ash.handOver(first), from: ash.id) else {
            throw Unexpected()
        }
        let answer = try await node.admitEnvelope(ash.handOver(second), from: ash.id)
        #expect(answer.refusedCode == .idReuse)
        #expect(answer.evidence.isEmpty)
        #expect(try await scene.node(Scene.birch).inbox().count == 1)
    }

    @Test func `refuses and signs nothing for what its sender did not hand over here`() async throws {
        let scene = try await Scene([Scene.ash, Scene.birch, "cedar.example"])
        let birch = try scene.seat(Scene.birch).party
        var ash = try scene.seat(Scene.ash).party
        let message = try ash.message(ash.released(TestParty.draft(), to: [birch.id]), to: birch)
        let good = try ash.handOver(message)
        let cedar = try scene.id("cedar.example")
        let elsewhere = try ash.handOver(message, nextHop: cedar)
        let other = try ash.message(ash.released(TestParty.draft(), to: [birch.id]), to: birch)
        var crossed = good
        crossed.submission = try ash.handOver(other).submission

        let node = try scene.node(Scene.birch)
        let size = try await scene.logSize(Scene.birch)
        for (delivery, requester) in [
            (good, cedar), (elsewhere, ash.id), (elsewhere, cedar), (crossed, ash.id),
        ] {
            let answer = try await node.admitEnvelope(delivery, from: requester)
            #expect(answer.refusedCode == .misaddressed)
            #expect(answer.evidence.isEmpty)
        }
        #expect(try await scene.logSize(Scene.birch) == size)
    }

    @Test func `refuses bytes that are no envelope, or of a party that is not pinned`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        let good = try await scene.handOver(of: notice)
        var stranger = try TestParty("stranger.example")
        let birch = try scene.seat(Scene.birch).party
        let strange = try stranger.message(
            stranger.released(TestParty.draft(), to: [birch.id]),
            to: birch
        )
        let node = try scene.node(Scene.birch)
        let ash = try scene.id(Scene.ash)

        var broken = good
        broken.envelope.append(UInt8(ascii: " "))
        #expect(try await node.admitEnvelope(broken, from: ash).refusedCode == .malformedEnvelope)
        var large = good
        large.envelope = [UInt8](repeating: UInt8(ascii: "x"), count: SizeLimit.envelope + 1)
        #expect(try await node.admitEnvelope(large, from: ash).refusedCode == .tooLarge)
        let unknown = try await node.admitEnvelope(stranger.handOver(strange), from: stranger.id)
        #expect(unknown.refusedCode == .unknownCard)
        #expect(unknown.evidence.isEmpty)
    }

    @Test func `signs its rejection of an expired notice that was rightly handed over`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        let delivery = try await scene.handOver(of: notice)
        // Up to a day late it is taken: clocks differ.
        scene.clock.advance(by: .seconds(NoticeDraft.usualSeconds + 86_401))
        let node = try scene.node(Scene.birch)
        let answer = try await node.admitEnvelope(delivery, from: scene.id(Scene.ash))
        #expect(answer.refusedCode == .expired)
        let evidence = try EvidenceVerifier.verify(
            try #require(answer.evidence.first),
            issuer: try scene.seat(Scene.birch).party.chain,
            sender: try scene.seat(Scene.ash).party.chain
        )
        #expect(evidence.payload.event == .contentConsignmentFailure)
        #expect(evidence.payload.reasons == [.expired])
        #expect(try await node.admitEnvelope(delivery, from: scene.id(Scene.ash)) == answer)
        #expect(try await node.inbox().isEmpty)
    }

    @Test func `does not take what it signed a refusal of, although its clock was set back`() async throws {
        var scene = try await Scene()
        let notice = try await scene.send()
        let delivery = try await scene.handOver(of: notice)
        let late = Duration.seconds(NoticeDraft.usualSeconds + 86_401)
        scene.clock.advance(by: late)
        let ash = try scene.id(Scene.ash)
        let first = try await scene.node(Scene.birch).admitEnvelope(delivery, from: ash)
        scene.clock.advance(by: .zero - late)
        try await scene.restart(Scene.birch)
        let again = try await scene.node(Scene.birch).admitEnvelope(delivery, from: ash)
        #expect(again.refusedCode == .expired)
        #expect(!first.evidence.isEmpty)
        #expect(again.evidence == first.evidence)
        #expect(try await scene.node(Scene.birch).inbox().isEmpty)
    }

    @Test func `records a hand-over that somebody forged, and tells the party`() async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, "cedar.example"])
        let notice = try await scene.send()
        var delivery = try await scene.handOver(of: notice)
        let forger = try TestParty(Scene.ash, seed: 99)
        let payload = try SubmissionVerifier.verify(
            delivery.submission,
            sender: try scene.seat(Scene.ash).party.chain
        ).payload
        delivery.submission = try SubmissionSigner.sign(payload, key: forger.node).jws
        let node = try scene.node(Scene.birch)
        let answer = try await node.admitEnvelope(delivery, from: scene.id("cedar.example"))
        #expect(answer.refusedCode == .wrongKey)

        #expect(try await node.reportImpersonations() == 1)
        try await scene.settle([Scene.birch])
        let received = try await scene.node(Scene.ash).impersonations().received
        let report = try ImpersonationVerifier.verify(
            try #require(received.first),
            issuer: try scene.seat(Scene.birch).party.chain
        ).payload
        #expect(report.presentedBy == (try scene.id("cedar.example")))
        #expect(report.count == 1)
    }
}

/// A test came to a place it should not reach.
struct Unexpected: Error {}
