// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct OutcomeTests {
    /// Items of evidence, each by the right party and after the one before it of the same party.
    private static func set(_ events: [EventName], relay: String = "r.example") throws -> [Outcome.Input] {
        var heads: [PartyID: ObjectID] = [:]
        var inputs: [Outcome.Input] = []
        for event in events {
            var payload = try EvidencePayload(Sample.evidence(event).setting("prev", nil))
            if payload.issuer.text == "r.example" { payload.issuer = try PartyID(relay) }
            payload.prev = heads[payload.issuer]
            let id = ObjectID(
                bytes: [UInt8(inputs.count), UInt8(relay.utf8.first ?? 0)]
                    + [UInt8](repeating: 0, count: 30)
            )
            heads[payload.issuer] = id
            inputs.append(Outcome.Input(id: id, evidence: payload))
        }
        return inputs
    }

    static let rows: [([EventName], Outcome)] = [
        ([], .sent),
        ([.submissionAcceptance], .atARelay),
        ([.submissionAcceptance, .relayFailure], .relayFailed),
        ([.submissionRejection], .refusedByRelay),
        ([.submissionRejection, .submissionAcceptance], .atARelay),
        ([.submissionAcceptance, .relayFailure, .acceptanceRejectionExpiry], .expired),
        ([.submissionAcceptance, .contentConsignment, .acceptanceRejectionExpiry], .unanswered),
        ([.contentConsignment, .contentAccessTracking, .acceptanceRejectionExpiry], .unanswered),
        ([.contentConsignment, .consignmentNotificationFailure], .rangNotAnswered),
        ([.contentAccessTracking, .consignmentNotificationFailure], .rangNotAnswered),
        (
            [.contentConsignment, .notificationForAcceptance, .notificationForAcceptanceFailure],
            .rangNotAnswered
        ),
        ([.consignmentNotificationFailure, .contentConsignment, .acknowledged], .acknowledged),
        ([.contentConsignment, .consignmentAcceptance], .atTheNode),
        ([.contentConsignment, .consignmentAcceptance, .keyShareReleased], .atTheNode),
        ([.contentConsignment, .consignmentAcceptance, .contentConsignmentFailure], .refusedByNode),
        ([.contentConsignment, .consignmentAcceptance, .consignmentRejection], .contradictory),
        ([.contentAccessTracking, .readBack], .opened),
        ([.contentAccessTracking, .interimReply, .promiseMissed, .escalated], .opened),
        ([.contentConsignment, .contentHandover, .contentConsignmentFailure], .contradictory),
        ([.relayToNonERDS], .sent),
        ([.relayAcceptance, .contentConsignment], .atTheNode),
        ([.relayAcceptance, .contentConsignment, .contentAccessTracking], .opened),
        ([.relayRejection, .contentConsignment], .atTheNode),
        ([.relayRejection, .contentConsignment, .contentAccessTracking], .opened),
        ([.submissionAcceptance, .relayRejection], .refusedByNode),
        ([.contentConsignment, .contentConsignmentFailure], .refusedByNode),
        ([.contentConsignment, .consignmentRejection], .declined),
        ([.contentConsignment, .conveyedToDecisionMaker], .opened),
        ([.contentAccessTracking, .declinedToAcknowledge], .declinedToAcknowledge),
        ([.contentAccessTracking, .acknowledged, .declinedToAcknowledge], .acknowledged),
        ([.contentAccessTracking, .acknowledged, .acceptanceRejectionExpiry], .acknowledged),
        ([.contentAccessTracking, .acknowledged, .decisionMakerAcknowledged], .decisionMakerAcknowledged),
        ([.contentAccessTracking, .consignmentRejection], .contradictory),
        ([.acknowledged, .consignmentRejection], .contradictory),
        ([.contentConsignmentFailure, .contentAccessTracking], .contradictory),
        ([.contentConsignmentFailure, .conveyedToDecisionMaker], .contradictory),
        ([.contentConsignmentFailure, .consignmentRejection], .declined),
        ([.unknown(uri: "urn:other:event")], .sent),
    ]

    @Test(arguments: rows) func `a set has the outcome of its row`(events: [EventName], outcome: Outcome)
        throws
    {
        #expect(Outcome.of(try Self.set(events)) == outcome)
    }

    @Test(arguments: rows)
    func `no order and no repeat changes the outcome`(events: [EventName], outcome: Outcome) throws {
        for order in Self.permutations(try Self.set(events)) {
            #expect(Outcome.of(order) == outcome)
            #expect(Outcome.of(order + order) == outcome)
        }
    }

    @Test func `every set of three known events has one outcome in every order`() throws {
        let known = EventName.known
        for first in known.indices {
            for second in known.indices[first...] {
                for third in known.indices[second...] {
                    let set = try Self.set([known[first], known[second], known[third]])
                    let outcomes = Set(Self.permutations(set).map { Outcome.of($0) })
                    #expect(outcomes.count == 1)
                }
            }
        }
    }

    @Test func `two evidences of one issuer at one place make it contradictory`() throws {
        var set = try Self.set([.contentConsignment, .contentAccessTracking, .acknowledged])
        var rival = set[2].evidence
        rival.at = rival.at.adding(seconds: 1)
        let id = ObjectID(bytes: [UInt8](repeating: 9, count: 32))
        set.append(Outcome.Input(id: id, evidence: rival))
        #expect(Outcome.of(set) == .contradictory)
        let byID = Dictionary(uniqueKeysWithValues: set.map { ($0.id, $0.evidence) })
        #expect(OutcomeFinding(of: byID).conflicting == [set[2].id, id].sorted())
    }

    @Test func `one relay that failed or refused does not speak for another`() throws {
        let failed = try Self.set([.submissionAcceptance, .relayFailure])
        let holding = try Self.set([.submissionAcceptance], relay: "s.example")
        let refusing = try Self.set([.submissionRejection], relay: "t.example")
        #expect(Outcome.of(failed + holding) == .atARelay)
        #expect(Outcome.of(refusing + holding) == .atARelay)
        #expect(Outcome.of(refusing + failed) == .relayFailed)
        let tried: Set = [try PartyID("t.example"), try PartyID("u.example")]
        #expect(Outcome.of(refusing, relays: tried) == .sent)
        #expect(Outcome.of(refusing) == .refusedByRelay)
    }

    @Test func `conveyance stands beside the outcome`() throws {
        let set = try Self.set([.contentAccessTracking, .conveyedToDecisionMaker, .acknowledged])
        let finding = OutcomeFinding(of: Dictionary(uniqueKeysWithValues: set.map { ($0.id, $0.evidence) }))
        #expect(finding.isConveyed && finding.outcome == .acknowledged && finding.conflicting.isEmpty)
    }

    @Test func `five outcomes are not terminal`() {
        let open: [Outcome] = [.rangNotAnswered, .opened, .atTheNode, .atARelay, .sent]
        #expect(Outcome.allCases.filter { !$0.isTerminal } == open)
    }

    @Test func `an answer outranks the end of a deadline unless it came wholly after it`() throws {
        let set = try Self.set([.contentAccessTracking, .acceptanceRejectionExpiry, .acknowledged])
        let byID = Dictionary(uniqueKeysWithValues: set.map { ($0.id, $0.evidence) })
        let end = try #require(set[1].evidence.deadline)
        #expect(OutcomeFinding(of: byID).outcome == .acknowledged)
        #expect(OutcomeFinding(of: byID, notBefore: [set[2].id: end]).outcome == .acknowledged)
        let after = [set[2].id: end.adding(seconds: 1)]
        let finding = OutcomeFinding(of: byID, notBefore: after)
        #expect(finding.outcome == .unanswered && finding.late == [set[2].id])
    }

    @Test(arguments: [LapsedDeadline.notice, .delivery])
    func `the end of a notice that asked for nothing leaves it where it was`(limit: LapsedDeadline) throws {
        var set = try Self.set([.contentConsignment, .contentAccessTracking, .acceptanceRejectionExpiry])
        var end = set[2].evidence
        end.binding.lapsed = limit
        set[2] = Outcome.Input(id: set[2].id, evidence: end)
        #expect(Outcome.of(set) == .opened)
        #expect(Outcome.of([set[0], set[2]]) == .atTheNode)
        #expect(Outcome.of([set[2]]) == .expired)
        let byID = Dictionary(uniqueKeysWithValues: set.map { ($0.id, $0.evidence) })
        let deadline = try #require(end.deadline)
        let after = [set[1].id: deadline.adding(seconds: 1)]
        #expect(OutcomeFinding(of: byID, notBefore: after).late.isEmpty == (limit == .notice))
    }

    @Test func `a relay that handed on to the next one holds nothing any more`() throws {
        let first = try Self.set([.submissionAcceptance])
        var taken = try Self.set([.relayAcceptance], relay: "s.example")[0]
        var payload = taken.evidence
        payload.issuer = try PartyID("s.example")
        taken = Outcome.Input(id: taken.id, evidence: payload)
        var lost = try EvidencePayload(Sample.evidence(.relayFailure))
        (lost.issuer, lost.prev) = (payload.issuer, taken.id)
        let failure = Outcome.Input(id: ObjectID(bytes: [UInt8](repeating: 7, count: 32)), evidence: lost)
        #expect(Outcome.of(first + [taken]) == .atARelay)
        #expect(Outcome.of(first + [taken, failure]) == .relayFailed)
    }

    private static func permutations<Element>(_ elements: [Element]) -> [[Element]] {
        guard elements.count > 1 else { return [elements] }
        return elements.indices.flatMap { index in
            var rest = elements
            let chosen = rest.remove(at: index)
            return permutations(rest).map { [chosen] + $0 }
        }
    }
}
