// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A path of the node API with its method (docs/spec/node-api.md section 2).
package enum APIRoute: Sendable, Hashable {
    case live, ready
    case card
    case putCard
    case updateCard
    case pinnedCard(PartyID)
    case pinCard(PartyID)
    case envelopes, evidence, statuses, gaps, back, recover, impersonations
    case draft
    case notice(String, open: Bool)
    case approve(String)
    case officerEvidence(RandomID)
    case evidenceHead(RandomID)
    case inbox, outbox
    case deadlines
    case postures, postureLoops
    case posture(String)
    case exportEntries
    /// As the record shows them at a moment, else now.
    case entries(at: Timestamp?)
    case entry(String, at: Timestamp?)
    case thread(PartyID)
    case release(String)
    case settleTask(RandomID)
    case bundles
    case claims
    case channels
    case carryOut, carryIn
    case deny, denials
    case seals, openings, consents, cases
    case recordStatement
    case filings(LeafType)
    case filing(ObjectID)
    case makeStatus(PartyID)
    case makeRelayStatus(from: PartyID, to: PartyID)
    case proof(leaf: String, digest: String)
    case reports
    case deposit(RandomID)
    case log(path: String)
    case addCheckpoint
    case witnessed(originHash: String)

    package static let base = "/herald/v1"

    /// Who may ask.
    package enum Access: Sendable, Hashable {
        case anyone, node, officer
    }

    package var access: Access {
        switch self {
        case .live, .ready, .card, .log, .addCheckpoint, .witnessed, .deposit: .anyone
        case .envelopes, .evidence, .statuses, .gaps, .back, .recover, .impersonations, .denials,
            .updateCard:
            .node
        default: .officer
        }
    }

    /// Nil for a path or method that the contract does not have.
    package init?(method: String, target: String) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = parts.count == 2 ? String(parts[1]) : ""
        guard let path = parts.first.map(String.init) else { return nil }
        if method == "GET", path == "/health/live" {
            self = .live
            return
        }
        if method == "GET", path == "/health/ready" {
            self = .ready
            return
        }
        guard path.hasPrefix(Self.base + "/") else { return nil }
        let rest = String(path.dropFirst(Self.base.count + 1))
        let segments = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let route =
            switch method {
            case "GET": Self.get(segments, rest: rest, query: query)
            case "POST": Self.post(segments)
            case "PUT": Self.put(segments)
            default: nil as APIRoute?
            }
        guard let route else { return nil }
        self = route
    }

    private static func get(_ segments: [String], rest: String, query: String) -> APIRoute? {
        switch (segments.count, segments.first) {
        case (1, "card"): .card
        case (2, "cards"): party(segments[1]).map { .pinnedCard($0) }
        case (2, "notices"): .notice(segments[1], open: query == "open=1")
        case (3, "messages") where segments[2] == "head": message(segments[1]).map { .evidenceHead($0) }
        case (1, "inbox"): .inbox
        case (1, "outbox"): .outbox
        case (1, "channels"): .channels
        case (1, "reports"): .reports
        case (1, "deadlines"): .deadlines
        case (1, "postures"): .postures
        case (2, "postures"): segments[1] == "loops" ? .postureLoops : .posture(segments[1])
        case (1, "entries"): moment(query).map { .entries(at: $0) }
        case (2, "entries"): moment(query).map { .entry(segments[1], at: $0) }
        case (2, "threads"): party(segments[1]).map { .thread($0) }
        case (2, "deposits"): message(segments[1]).map { .deposit($0) }
        case (2, "filings"): LeafType(rawValue: segments[1]).map { .filings($0) }
        case (3, "filings"): (try? ObjectID(segments[2])).map { .filing($0) }
        case (3, "proofs"): .proof(leaf: segments[1], digest: segments[2])
        case (2..., "log"): .log(path: String(rest.dropFirst("log/".count)))
        case (3, "witness") where segments[2] == "checkpoint": .witnessed(originHash: segments[1])
        default: nil
        }
    }

    private static func post(_ segments: [String]) -> APIRoute? {
        switch (segments.count, segments.first) {
        case (1, "envelopes"): .envelopes
        case (1, "evidence"): .evidence
        case (1, "statuses"): .statuses
        case (1, "gaps"): .gaps
        case (1, "back"): .back
        case (1, "recover"): .recover
        case (1, "impersonations"): .impersonations
        case (2, "cards") where segments[1] == "update": .updateCard
        case (1, "notices"): .draft
        case (3, "notices") where segments[2] == "approvals": .approve(segments[1])
        case (3, "notices") where segments[2] == "release": .release(segments[1])
        case (3, "messages") where segments[2] == "task": message(segments[1]).map { .settleTask($0) }
        case (3, "messages") where segments[2] == "evidence":
            message(segments[1]).map { .officerEvidence($0) }
        case (1, "bundles"): .bundles
        case (1, "claims"): .claims
        case (2, "entries") where segments[1] == "export": .exportEntries
        case (2, "carry") where segments[1] == "out": .carryOut
        case (2, "carry") where segments[1] == "in": .carryIn
        case (1, "denials"): .deny
        case (1, "seals"): .seals
        case (1, "openings"): .openings
        case (1, "consents"): .consents
        case (1, "cases"): .cases
        case (1, "statements"): .recordStatement
        case (2, "denials") where segments[1] == "received": .denials
        case (3, "channels") where segments[2] == "status": party(segments[1]).map { .makeStatus($0) }
        case (4, "channels") where segments[3] == "status": pair(segments[1], segments[2])
        case (2, "witness") where segments[1] == "add-checkpoint": .addCheckpoint
        default: nil
        }
    }

    private static func put(_ segments: [String]) -> APIRoute? {
        switch (segments.count, segments.first) {
        case (1, "card"): .putCard
        case (2, "cards"): party(segments[1]).map { .pinCard($0) }
        default: nil
        }
    }

    private static func pair(_ from: String, _ to: String) -> APIRoute? {
        guard let from = party(from), let to = party(to) else { return nil }
        return .makeRelayStatus(from: from, to: to)
    }

    /// Nothing, or `at=` and a time; nil for anything else.
    private static func moment(_ query: String) -> Timestamp?? {
        if query.isEmpty { return .some(nil) }
        guard query.hasPrefix("at="), let time = try? Timestamp(String(query.dropFirst(3))) else {
            return nil
        }
        return .some(time)
    }

    private static func party(_ text: String) -> PartyID? { try? PartyID(text) }
    private static func message(_ text: String) -> RandomID? { try? RandomID(text) }
}
