// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// What signers say against one another, signed with their own keys and sealed again.
struct BundleContentTests {
    private let scene: BundleScene
    private let message: SceneMessage

    init() throws {
        scene = try BundleScene.shared()
        let delivery = scene.document.deliveries[0]
        let first = try EvidenceVerifier.unverifiedPayload(of: delivery.evidence[0].chain[0])
        message = SceneMessage(
            from: scene.sender.id,
            to: scene.recipient,
            notice: try scene.notice(of: scene.document),
            dispatch: try scene.signed(delivery.dispatch),
            msg: first.msg,
            salt: try #require(delivery.pcSalt),
            env: first.env
        )
    }

    @Test func `refuses access evidence with another count of hidden fields`() throws {
        try refuses("hidden-count-mismatch") { $0.binding.hidden = 10 }
        try refuses("hidden-count-mismatch") { $0.binding.hidden = 12 }
    }

    @Test func `refuses evidence that names another notice or dispatch`() throws {
        let other = ObjectID(bytes: [UInt8](repeating: 9, count: 32))
        try refuses("wrong-slot") { $0.binding.notice = other }
        try refuses("wrong-slot") { $0.binding.dispatch = other }
    }

    @Test func `refuses another disclosure digest once all fields are open`() throws {
        let lie: (inout EvidencePayload) -> Void = {
            $0.binding.sdHash = Digest(bytes: [UInt8](repeating: 1, count: 32))
        }
        try refuses("sd-hash-mismatch", lie)
        let partly = try scene.changed(document(access: lie)) { $0.notice?.disclosures.removeLast() }
        // With a field closed, the digest cannot be computed: it stays the recipient's word.
        #expect(try scene.answer(partly) == .verified)
    }

    @Test func `withheld disclosure: what was not delivered and is shown later is not received`() throws {
        var consigned = message.payload(.contentConsignment, by: scene.recipient.id, jti: message.msg)
        consigned.binding.submission = scene.document.deliveries[0].submissions[0]
        var failed = message.payload(.contentConsignmentFailure, by: scene.recipient.id, jti: message.salt)
        failed.reasons = [.undeliveredDisclosure]
        let key = scene.recipient.node
        let chain = try scene.chain(of: scene.recipient, [(consigned, key), (failed, key)])
        // The sender opens every field now, also the one that it had kept back.
        let report = try scene.report(
            scene.changed(scene.document) { $0.deliveries[0].evidence[0] = chain }
        )
        #expect(report.notice?.opened.count == report.notice?.hiddenCount)
        #expect(!report.shown.contains(.received))
        #expect(report.guarantee(.received)?.follows.contains(scene.recipient.id.text) == true)
        #expect(report.deliveries[0].outcome == .refusedByNode)
        #expect(
            report.deliveries[0].events.last { $0.issuer == scene.recipient.id }?.reasons == [
                "undelivered-disclosure"
            ]
        )
    }

    @Test func `shows nothing received where the access evidence is content-free`() throws {
        let document = try document { $0.binding = EvidenceBinding() }
        let report = try scene.report(document)
        #expect(!report.shown.contains(.received))
        #expect(report.shown.contains(.arrival))
        #expect(report.deliveries[0].events[0].says == "opened by the node")
    }

    @Test func `refuses evidence of carrying that names another acceptance by the relay`() throws {
        let submission = scene.document.deliveries[0].submissions[0]
        var carried = message.payload(.relayAcceptance, by: scene.recipient.id, jti: message.msg)
        carried.binding.submission = submission
        carried.binding.relay = scene.relay.id
        carried.binding.hop = message.dispatch.id
        let chain = try scene.chain(of: scene.recipient, [(carried, scene.recipient.node)])
        let document = scene.changed(scene.document) { $0.deliveries[0].evidence[0] = chain }
        #expect(try scene.answer(document) == .refused("contradiction"))
        // Without the relay's card, what it accepted is not known.
        let cards = scene.cards(without: scene.relay)
        #expect(try scene.answer(document, cards: cards) == .verified)
    }

    @Test(arguments: [true, false])
    func `refuses a promise or an acceptance that the evidence here is none`(isPromise: Bool) throws {
        let held = try EvidenceVerifier.unverifiedID(of: scene.document.deliveries[0].evidence[0].chain[0])
        for (named, answer) in [(held, Answer.refused("contradiction")), (message.dispatch.id, .verified)] {
            let issuer = isPromise ? scene.sender : scene.relay
            let event: EventName = isPromise ? .promiseMissed : .keyShareReleased
            var payload = message.payload(event, by: issuer.id, jti: message.msg)
            if isPromise {
                payload.reasons = [.noAnswer]
                payload.binding.deadline = TestParty.start
                payload.binding.promise = named
            } else {
                payload.binding.acceptance = named
                payload.binding.sealedShare = SealedText(
                    kid: scene.recipient.node.verificationKey.kid,
                    encapsulatedKey: [1],
                    ciphertext: [UInt8](repeating: 2, count: 48)
                )
            }
            let chain = try scene.chain(of: issuer, [(payload, issuer.node)])
            let document = scene.changed(scene.document) {
                var chains = $0.deliveries[0].evidence.filter { $0.issuer != issuer.id }
                chains.append(chain)
                $0.deliveries[0].evidence = chains.sorted { $0.issuer < $1.issuer }
            }
            #expect(try scene.answer(document) == answer)
        }
    }

    @Test func `refuses a relay's evidence about a submission that the sender did not sign`() throws {
        let forged = try message.submission(to: scene.relay.id, by: scene.relay, jti: message.msg)
        var taken = message.payload(.submissionAcceptance, by: scene.relay.id, jti: message.msg)
        taken.binding.submission = forged
        taken.binding.size = .init(rawValue: 4096)
        taken.binding.grade = .immediate
        let chain = try scene.chain(of: scene.relay, [(taken, scene.relay.node)])
        let document = scene.changed(scene.document) { $0.deliveries[0].evidence[1] = chain }
        #expect(try scene.answer(document) == .refused("wrong-key"))
        let cards = scene.cards(without: scene.relay)
        #expect(try scene.answer(document, cards: cards) == .refused("wrong-key"))
    }

    @Test func `reports a recipient that contradicts itself`() throws {
        guard let watch = scene.recipient.officer("Watch") else { return }
        var access = message.payload(.contentAccessTracking, by: scene.recipient.id, jti: message.msg)
        access.binding = message.accessBinding
        var declined = message.payload(.consignmentRejection, by: scene.recipient.id, jti: message.salt)
        declined.binding.role = .watch
        declined.binding.card = scene.recipient.chain.latest.id
        declined.reasons = [.notCompetent]
        let chain = try scene.chain(
            of: scene.recipient,
            [(access, scene.recipient.node), (declined, watch.key)]
        )
        let document = scene.changed(scene.document) { $0.deliveries[0].evidence[0] = chain }
        #expect(try scene.report(document).deliveries[0].outcome == .contradictory)
    }

    @Test func `refuses evidence by an officer who does not hold the role`() throws {
        guard let drafter = scene.recipient.officer("Drafter") else { return }
        var answer = message.payload(.acknowledged, by: scene.recipient.id, jti: message.msg)
        answer.binding = message.officerBinding(.watch)
        let chain = try scene.chain(of: scene.recipient, [(answer, drafter.key)])
        let document = scene.changed(scene.document) { $0.deliveries[0].evidence[0] = chain }
        #expect(try scene.answer(document) == .refused("role-not-held"))
    }

    private func refuses(
        _ code: String,
        _ change: (inout EvidencePayload) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let answer = try scene.answer(document(access: change))
        #expect(answer == .refused(code), sourceLocation: sourceLocation)
    }

    /// The bundle with access evidence alone as the recipient's word in the first delivery.
    private func document(access change: (inout EvidencePayload) -> Void) throws -> BundleDocument {
        var access = message.payload(.contentAccessTracking, by: scene.recipient.id, jti: message.msg)
        access.binding = message.accessBinding
        change(&access)
        let chain = try scene.chain(of: scene.recipient, [(access, scene.recipient.node)])
        return scene.changed(scene.document) { $0.deliveries[0].evidence[0] = chain }
    }
}
