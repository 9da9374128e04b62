// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Reads each part of a claim off one dispatch, and no more than its signers observed (claim.md, section 6).
enum PartReader {
    static func parts(of claim: Claim) -> [ClaimPart] {
        var parts: [ClaimPart] = [.existence]
        if claim.sender != nil { parts.append(.sender) }
        if !claim.recipients.isEmpty { parts.append(.recipient) }
        if !claim.kinds.isEmpty { parts.append(.kind) }
        if claim.time != nil { parts.append(.time) }
        if claim.time?.minimumLead != nil { parts.append(.lead) }
        parts += claim.fields.map { .field($0) }
        if claim.route != nil { parts.append(.route) }
        if claim.acknowledgement != nil { parts.append(.acknowledgement) }
        if claim.conveyance != nil { parts.append(.conveyance) }
        return parts
    }

    static func read(_ part: ClaimPart, of candidate: ClaimCandidate) -> PartReading {
        switch part {
        case .existence: existence(candidate)
        case .sender: sender(candidate)
        case .recipient: recipient(candidate)
        case .kind: kind(candidate)
        case .time: time(candidate)
        case .lead: lead(candidate)
        case .field(let field): FieldReader(candidate: candidate, field: field).reading
        case .route: route(candidate)
        case .acknowledgement: acknowledgement(candidate)
        case .conveyance: conveyance(candidate)
        }
    }

    private static func existence(_ candidate: ClaimCandidate) -> PartReading {
        let delivery = candidate.delivery
        guard candidate.notice != nil else {
            return PartReading(
                truth: .unknown,
                words: "dispatch \(delivery.number) names a notice that is not here",
                settles: ["notice \(delivery.notice.text)"]
            )
        }
        return PartReading(
            truth: .yes,
            words: "a notice stands, signed by \(delivery.from.text) and dispatched to \(delivery.to.text),"
                + " made \(delivery.made.words)",
            citations: candidate.noticeCitations
        )
    }

    private static func sender(_ candidate: ClaimCandidate) -> PartReading {
        let found = candidate.delivery.from
        let isSame = found == candidate.claim.sender
        return PartReading(
            truth: isSame ? .yes : .no,
            words: isSame
                ? "the notice key of \(found.text) signed it, with approvals enough for its mandate"
                : "it is by \(found.text), and not by \(candidate.claim.sender?.text ?? "")",
            citations: candidate.noticeCitations
        )
    }

    private static func kind(_ candidate: ClaimCandidate) -> PartReading {
        guard let kind = candidate.notice?.visible.kind else {
            return PartReading(
                truth: .unknown,
                words: "its kind is not known here",
                settles: ["notice \(candidate.delivery.notice.text)"]
            )
        }
        return PartReading(
            truth: candidate.claim.kinds.contains(kind) ? .yes : .no,
            words: "its kind is \(kind.rawValue)",
            citations: [candidate.noticeCitations[0]]
        )
    }

    /// Only the recipient's own signature shows that it came; relays' and senders' words are testimony.
    private static func recipient(_ candidate: ClaimCandidate) -> PartReading {
        let delivery = candidate.delivery
        let name = delivery.to.text
        if candidate.claim.arrival == .addressed {
            return PartReading(
                truth: .yes,
                words: "it is addressed and dispatched to \(name); whether it arrived is not asked",
                citations: candidate.noticeCitations
            )
        }
        let isOpening = candidate.claim.arrival == .opened
        let own = delivery.own(isOpening ? DeliveryFact.openings : DeliveryFact.arrivals)
        if !own.isEmpty {
            let what = isOpening ? "it was opened by the node of \(name)" : "it reached the node of \(name)"
            return PartReading(
                truth: .yes,
                words: "\(what), by that party's own signature; not shown: reading or understanding",
                citations: own.map(candidate.cite) + carriers(candidate)
            )
        }
        let others = delivery.evidence.filter { $0.issuer != delivery.to }
        let voices = others.map { "\($0.event.shortName) by \($0.issuer.text)" }.joined(separator: ", ")
        let testimony = others.isEmpty ? "" : "; there is only testimony of others: \(voices)"
        return PartReading(
            truth: .unknown,
            words: "it is addressed to \(name), and nothing that \(name) signed shows that it"
                + " \(isOpening ? "was opened" : "arrived")\(testimony)",
            citations: others.map(candidate.cite),
            settles: [
                "\(isOpening ? "ContentAccessTracking" : "ContentConsignment") signed by \(name)",
                "the record of \(name)",
            ]
        )
    }

    /// Relays that took charge: beside the recipient's word.
    private static func carriers(_ candidate: ClaimCandidate) -> [ClaimCitation] {
        candidate.delivery.evidence.filter { item in
            item.counts && item.issuer != candidate.delivery.to && item.issuer != candidate.delivery.from
        }.map(candidate.cite)
    }

    /// The route of the hand-over that reached the recipient first, by its own node.
    private static func route(_ candidate: ClaimCandidate) -> PartReading {
        let first = candidate.delivery.own([.contentConsignment]).first { $0.route != nil }
        guard let first, let route = first.route else {
            return PartReading(
                truth: .unknown,
                words: "nothing of \(candidate.delivery.to.text) here says by which route it came",
                settles: ["ContentConsignment signed by \(candidate.delivery.to.text)"]
            )
        }
        return PartReading(
            truth: route == candidate.claim.route ? .yes : .no,
            words: "it first came to \(candidate.delivery.to.text) by the route \(route.text)",
            citations: [candidate.cite(first)]
        )
    }
}
