// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Each part of a claim against each kind of evidence: an answer never says more than its signers observed
/// (docs/spec/claim.md section 6).
struct ClaimEvidenceTests {
    /// What stands in the record besides a notice and its dispatch, which both stand in all rows.
    struct Row: Sendable {
        let event: EventName
        let signer: PartyID
        /// The parts that this evidence supports; all other parts of the list are not shown by it.
        let supports: Set<String>
    }

    /// By anybody of any event; relays and senders support nothing about the recipient.
    static let rows: [Row] = {
        let birch = ClaimScene.birch
        let opening: Set<String> = ["at-the-node", "opened"]
        var rows: [Row] = EventName.known.flatMap { event in
            [ClaimScene.ash, ClaimScene.relay].map { Row(event: event, signer: $0, supports: []) }
        }
        let own: [EventName: Set<String>] = [
            .contentConsignment: ["at-the-node"],
            .contentAccessTracking: opening, .contentHandover: opening, .readBack: opening,
            .assessed: opening, .passedOn: opening, .notPassedOn: opening, .interimReply: opening,
            .acknowledged: opening.union(["acknowledged"]),
            .declinedToAcknowledge: opening.union(["declined", "answered"]),
            .consignmentRejection: ["declined", "answered"],
            .conveyedToDecisionMaker: opening.union(["conveyed"]),
            .decisionMakerAcknowledged: opening.union([
                "acknowledged", "answered", "conveyed", "decision-maker-answered",
            ]),
        ]
        rows += EventName.known.map { Row(event: $0, signer: birch, supports: own[$0] ?? []) }
        rows.append(Row(event: .unknown(uri: "urn:example:done"), signer: birch, supports: []))
        return rows
    }()

    static let questions: [(name: String, part: ClaimPart, claim: Claim)] = [
        ("at-the-node", .recipient, Claim.warned),
        ("opened", .recipient, Claim.warned.with { $0.arrival = .opened }),
        ("acknowledged", .acknowledgement, Claim.warned.with { $0.acknowledgement = .acknowledged }),
        ("declined", .acknowledgement, Claim.warned.with { $0.acknowledgement = .declined }),
        ("answered", .acknowledgement, Claim.warned.with { $0.acknowledgement = .answered }),
        ("conveyed", .conveyance, Claim.warned.with { $0.conveyance = .conveyed }),
        (
            "decision-maker-answered", .conveyance,
            Claim.warned.with { $0.conveyance = .decisionMakerAnswered }
        ),
    ]

    @Test(arguments: rows)
    func `a part is supported by the recipient's own signature that says it, and by nothing else`(row: Row)
        throws
    {
        var scene = ClaimScene()
        let dispatch = try scene.send()
        let evidence = scene.sign(row.event, by: row.signer, of: dispatch)
        for (name, part, claim) in Self.questions {
            let answer = try #require(scene.answer(claim, part))
            let isSupported = row.supports.contains(name)
            #expect(answer.verdict == (isSupported ? .supported : .notShown), "\(name) by \(row.event)")
            if isSupported {
                #expect(answer.citations.contains { $0.id == evidence && $0.signer == row.signer })
            } else {
                #expect(!answer.settles.isEmpty)
            }
            // A refusal before the opening does not say that the notice came.
            let isWhole = isSupported && row.event != .consignmentRejection
            #expect((scene.check(claim).answers[0].together == .supported) == isWhole)
        }
    }

    @Test(arguments: rows)
    func `evidence by a revoked key supports nothing`(row: Row) throws {
        var scene = ClaimScene()
        let dispatch = try scene.send()
        scene.sign(row.event, by: row.signer, of: dispatch, counts: false)
        for (_, part, claim) in Self.questions {
            #expect(scene.answer(claim, part)?.verdict == .notShown)
        }
    }

    @Test(arguments: rows)
    func `no evidence about one notice makes another kind, sender or recipient true`(row: Row) throws {
        var scene = ClaimScene()
        let dispatch = try scene.send(.message)
        scene.sign(row.event, by: row.signer, of: dispatch)
        let report = scene.check(.warned)
        #expect(report.answers[0].parts.allSatisfy { $0.verdict == .notShown })
        let other = scene.check(
            Claim.warned.with {
                $0.kinds = [.message]; $0.sender = ClaimScene.relay
            }
        )
        #expect(other.answers[0].together == .notShown)
        let elsewhere = scene.check(
            Claim.warned.with {
                $0.kinds = [.message]; $0.recipients = [ClaimScene.relay]
            }
        )
        #expect(elsewhere.answers[0].together == .notShown)
    }

    @Test func `an exercise answers no claim about an actual notice, nor the other way round`() throws {
        var scene = ClaimScene()
        try scene.send(status: .exercise)
        #expect(scene.answer(.warned, .existence)?.verdict == .notShown)
        #expect(scene.answer(Claim.warned.with { $0.status = .exercise }, .existence)?.verdict == .supported)
    }

    @Test func `a route is that of the hand-over which the recipient says reached it first`() throws {
        var scene = ClaimScene()
        let dispatch = try scene.send()
        let relayed = try Route(relays: [ClaimScene.relay])
        let claim = Claim.warned.with { $0.route = relayed }
        scene.sign(.submissionAcceptance, by: ClaimScene.relay, of: dispatch, route: relayed)
        #expect(scene.answer(claim, .route)?.verdict == .notShown)
        scene.sign(.contentConsignment, of: dispatch, route: relayed)
        #expect(scene.answer(claim, .route)?.verdict == .supported)
        let direct = Claim.warned.with { $0.route = .direct }
        #expect(scene.answer(direct, .route)?.verdict == .notShown)
        let named = direct.with { $0.about = ClaimSubject(notice: scene.facts.deliveries[dispatch]?.notice) }
        #expect(scene.answer(named, .route)?.verdict == .contradicted)
        #expect(scene.answer(named, .route)?.scope == .outright)
    }

    @Test func `each recipient is answered by itself`() throws {
        var scene = ClaimScene()
        let dispatch = try scene.send()
        scene.sign(.contentConsignment, of: dispatch)
        let claim = Claim.warned.with { $0.recipients = [ClaimScene.birch, ClaimScene.relay] }
        #expect(scene.check(claim).answers.map(\.together) == [.supported, .notShown])
        #expect(!scene.check(claim).isSupported)
    }

    @Test func `parts that different notices bear out do not add up`() throws {
        var scene = ClaimScene()
        let one = try scene.send()
        scene.sign(.acknowledged, of: one)
        let other = try scene.send()
        scene.sign(.conveyedToDecisionMaker, of: other)
        let claim = Claim.warned.with {
            $0.acknowledgement = .acknowledged; $0.conveyance = .conveyed
        }
        let report = scene.check(claim)
        #expect(report.answers[0].parts.allSatisfy { $0.verdict == .supported })
        #expect(report.answers[0].together == .notShown)
    }

    @Test func `the claimant's signature about itself is marked as its own word`() throws {
        var scene = ClaimScene()
        let dispatch = try scene.send()
        scene.sign(.conveyedToDecisionMaker, of: dispatch)
        let claim = Claim.warned.with {
            $0.conveyance = .conveyed; $0.claimant = ClaimScene.birch
        }
        let citations = try #require(scene.answer(claim, .conveyance)?.citations)
        #expect(citations.allSatisfy { $0.standing == .claimant && $0.isTestimony })
    }
}
