// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct RouteFindingTests {
    private static let (a, b, r, s) = ("a.example", "b.example", "r.example", "s.example")
    private static let hand = "this.hand.over"

    private static func evidence(
        _ event: EventName,
        by issuer: String,
        submission: String? = hand,
        reasons: [ReasonCode] = [],
        change: (inout EvidenceBinding) -> Void = { _ in }
    ) throws -> EvidencePayload {
        var binding = EvidenceBinding()
        binding.submission = submission
        change(&binding)
        return try EvidencePayload(
            jti: RandomID(bytes: [UInt8](repeating: 1, count: 16)),
            issuer: PartyID(issuer),
            event: event,
            msg: RandomID(bytes: [UInt8](repeating: 2, count: 16)),
            env: Digest(bytes: [UInt8](repeating: 3, count: 32)),
            pc: Digest(bytes: [UInt8](repeating: 4, count: 32)),
            from: PartyID(a),
            to: PartyID(b),
            at: Timestamp(seconds: 0),
            after: [],
            prev: nil,
            reasons: reasons,
            binding: binding
        )
    }

    private func state(_ route: String, _ evidence: [EvidencePayload]) throws -> RouteFinding.State {
        let found = try [evidence, evidence.reversed(), evidence + evidence].map {
            try RouteFinding(
                route: Route(route),
                submission: Self.hand,
                to: PartyID(Self.b),
                evidence: $0
            ).state
        }
        #expect(Set(found).count == 1, "order and repeats do not count")
        return found[0]
    }

    @Test func `follows the acceptances along two relays to the recipient`() throws {
        let (r, s) = (try PartyID(Self.r), try PartyID(Self.s))
        let route = "r.example/s.example"
        let first = try Self.evidence(.submissionAcceptance, by: Self.r)
        let second = try Self.evidence(.relayAcceptance, by: Self.s) { $0.relay = r }
        let third = try Self.evidence(.relayAcceptance, by: Self.b) { $0.relay = s }
        #expect(try state(route, []) == .waiting)
        #expect(try state(route, [first]) == .atRelay(r))
        #expect(try state(route, [first, second]) == .atRelay(s))
        #expect(try state(route, [first, second, third]) == .accepted(through: s))
    }

    @Test func `keeps the routes apart`() throws {
        let other = try Self.evidence(.submissionAcceptance, by: Self.r, submission: "an.other.one")
        #expect(try state(Self.r, [other]) == .waiting)
        let consigned = try Self.evidence(.contentConsignment, by: Self.b, submission: "an.other.one")
        #expect(try state("direct", [consigned]) == .arrivedOtherwise)
        #expect(try state(Self.r, [consigned]) == .waiting)
        let here = try Self.evidence(.contentConsignment, by: Self.b)
        #expect(try state("direct", [here]) == .accepted(through: nil))
    }

    @Test func `tells refusals with their reasons, and by whom`() throws {
        let (r, s) = (try PartyID(Self.r), try PartyID(Self.s))
        let first = try Self.evidence(.submissionAcceptance, by: Self.r)
        let refusal = try Self.evidence(.submissionRejection, by: Self.r, reasons: [.notServed])
        #expect(try state(Self.r, [refusal]) == .refused(by: r, reasons: [.notServed]))
        let later = try Self.evidence(.relayRejection, by: Self.s, reasons: [.notServed]) { $0.relay = r }
        #expect(try state("r.example/s.example", [first, later]) == .refused(by: s, reasons: [.notServed]))
        let failure = try Self.evidence(.contentConsignmentFailure, by: Self.b, reasons: [.expired])
        #expect(try state("direct", [failure]) == .refused(by: PartyID(Self.b), reasons: [.expired]))
    }

    @Test func `ends with the word of the relay that holds it, and of no other`() throws {
        let (r, b) = (try PartyID(Self.r), try PartyID(Self.b))
        let first = try Self.evidence(.submissionAcceptance, by: Self.r)
        let failed = try Self.evidence(.relayFailure, by: Self.r, submission: nil, reasons: [.noAnswer]) {
            $0.nextHop = b
        }
        #expect(try state(Self.r, [first, failed]) == .failed(by: r, reasons: [.noAnswer]))
        #expect(try state("r.example/s.example", [first, failed]) == .atRelay(r))
        let expired = try Self.evidence(
            .acceptanceRejectionExpiry,
            by: Self.a,
            submission: nil,
            reasons: [.noAnswer]
        ) { $0.lapsed = .delivery }
        #expect(try state(Self.r, [first, expired]) == .expired)
        #expect(try state("direct", [expired]) == .expired)
    }
}
