// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// One honest object of every type among three parties, all about one message from ash to birch.
struct Specimens {
    var ash: TestParty
    var birch: TestParty
    let relay: TestParty
    let message: TestMessage

    init(ash: TestParty, birch: TestParty, relay: TestParty) throws {
        self.ash = ash
        self.birch = birch
        self.relay = relay
        let notice = try self.ash.released(TestParty.draft(), to: [birch.id])
        message = try self.ash.message(notice, to: birch)
    }

    /// Whoever adds a type adds one of its objects here: the compiler asks for it.
    mutating func object(of type: ObjectType) throws -> String {
        switch type {
        case .card: try nextCard()
        case .notice: message.notice.text
        case .approval: try ash.approval(of: message.notice.id, by: #require(ash.officer("Releaser One")))
        case .dispatch: message.dispatch.jws
        case .status: try status()
        case .relayStatus: try relayStatus()
        case .submission: try ash.submission(of: message).jws
        case .evidenceSubmission: try evidence(.submissionAcceptance, by: relay)
        case .evidenceRelay: try evidence(.relayFailure, by: relay)
        case .evidenceConsignment: try evidence(.contentConsignment, by: birch)
        case .evidenceAcceptance: try evidence(.consignmentRejection, by: birch)
        case .evidenceCrossing: try evidence(.relayToNonERDS, by: ash)
        case .evidenceOfficer: try evidence(.acknowledged, by: birch)
        case .evidenceDeadline: try evidence(.acceptanceRejectionExpiry, by: ash)
        case .evidenceShare: try evidence(.publicDeposit, by: relay)
        case .denial: try denial()
        case .statement: try statement()
        case .seal: try seal()
        case .opening: try opening()
        case .consent: try consent()
        case .waiver: try waiver()
        case .impersonation: try impersonation()
        case .request: try request()
        case .bundleSeal: try bundleSeal()
        }
    }

    private mutating func evidence(_ event: EventName, by issuer: TestParty) throws -> String {
        var payload = message.evidence(event, by: issuer.id, jti: ash.random.randomID())
        if event.isNegative { payload.reasons = [.other] }
        switch event {
        case .submissionAcceptance:
            payload.binding.submission = try ash.submission(of: message, nextHop: relay.id).jws
            payload.binding.size = message.sealed.header.size
            payload.binding.grade = .immediate
        case .relayFailure: payload.binding.attempts = 1
        case .contentConsignment: payload.binding.submission = try ash.submission(of: message).jws
        case .relayToNonERDS:
            payload.binding.system = "courier"
            payload.binding.file = message.sealed.env
        case .acceptanceRejectionExpiry:
            payload.binding.deadline = TestParty.start
            payload.binding.lapsed = .delivery
        case .publicDeposit:
            payload.binding.deadline = TestParty.start
            payload.binding.openShare = message.sealed.env
        default:
            payload.binding.role = .watch
            payload.binding.card = issuer.chain.latest.id
        }
        guard event.isSignedByOfficer else { return try EvidenceSigner.sign(payload, key: issuer.node).jws }
        return try EvidenceSigner.sign(payload, key: #require(issuer.officer("Watch")).key).jws
    }

    private func nextCard() throws -> String {
        var copy = ash
        return try copy.addVersion { $0.name = "Ash again" }.jws
    }

    private mutating func status() throws -> String {
        let payload = StatusPayload(
            jti: ash.random.randomID(),
            issuer: ash.id,
            counterpart: birch.id,
            index: 1,
            previous: nil,
            outbound: .none,
            inbound: .none,
            seals: 0,
            at: TestParty.start,
            after: []
        )
        return try StatusSigner.sign(payload, key: ash.node).jws
    }

    private mutating func relayStatus() throws -> String {
        let payload = RelayStatusPayload(
            jti: ash.random.randomID(),
            issuer: relay.id,
            from: ash.id,
            to: birch.id,
            index: 1,
            previous: nil,
            carried: .none,
            at: TestParty.start,
            after: []
        )
        return try RelayStatusSigner.sign(payload, key: relay.node).jws
    }

    private mutating func denial() throws -> String {
        let denial = DenialPayload(
            jti: ash.random.randomID(),
            issuer: ash.id,
            about: DenialSubject(from: ash.id, to: birch.id),
            text: "we sent nothing",
            at: TestParty.start,
            after: []
        )
        return try DenialSigner.sign(denial, key: ash.node).jws
    }

    private mutating func impersonation() throws -> String {
        let report = ImpersonationReport(
            jti: ash.random.randomID(),
            issuer: ash.id,
            about: birch.id,
            presentedBy: nil,
            count: 1,
            firstAt: TestParty.start,
            lastAt: TestParty.start,
            digests: [message.sealed.env],
            reasons: [.other]
        )
        return try ImpersonationSigner.sign(report, key: ash.node).jws
    }

    private mutating func request() throws -> String {
        let claims = RequestClaims(
            jti: ash.random.randomID(),
            issuer: ash.id,
            audience: birch.id,
            method: .post,
            path: "/herald/v1/evidence",
            digest: ObjectHash.digest([]),
            at: TestParty.start
        )
        return try RequestSigner.sign(claims, key: ash.transport).jws
    }

    private mutating func bundleSeal() throws -> String {
        let document = BundleDocument(
            exporter: ash.id,
            exportedAt: TestParty.start,
            notice: nil,
            deliveries: [],
            channels: [BundleDocument.Channel(from: ash.id, to: birch.id, dispatches: [], statuses: [])],
            inclusions: []
        )
        let bytes = try BundleSeal.seal(document, jti: ash.random.randomID(), key: ash.node)
        return try BundleDocument(bytes: bytes).seal
    }
}
