// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// The answer to one part of a claim (claim.md, section 7).
package enum ClaimVerdict: String, Sendable, CaseIterable {
    case supported, contradicted
    case notShown = "not-shown"
    case sealed
}

/// How far an answer reaches that rests on what was not sent (claim.md, section 7).
package enum ClaimScope: String, Sendable {
    /// By the sender's own binding in Herald; nothing is said of other routes.
    case byHerald = "by-herald"
    case outright
}

/// What a claim is asked about, part by part.
package enum ClaimPart: Hashable, Sendable {
    case existence, sender, recipient, kind, time, lead
    case field(ClaimedField)
    case route, acknowledgement, conveyance

    package var name: String {
        switch self {
        case .existence: "existence"
        case .sender: "sender"
        case .recipient: "recipient"
        case .kind: "kind"
        case .time: "time"
        case .lead: "lead"
        case .field(let field): "field \(field.words)"
        case .route: "route"
        case .acknowledgement: "acknowledgement"
        case .conveyance: "conveyance"
        }
    }
}

/// An object that an answer rests on, and who signed it.
package struct ClaimCitation: Hashable, Sendable {
    package enum Standing: String, Sendable {
        case sender, recipient, relay, other
        /// The claimant's word about itself.
        case claimant
    }

    package var id: ObjectID
    package var what: String
    package var signer: PartyID
    package var standing: Standing

    /// A relay's word, or the claimant's about itself.
    package var isTestimony: Bool { standing == .relay || standing == .claimant }

    package var words: String {
        let whose =
            switch standing {
            case .sender: "signed by the sender"
            case .recipient: "signed by the recipient"
            case .relay: "testimony of the relay"
            case .claimant: "the claimant's own word"
            case .other: "signed by"
            }
        return "\(what), \(whose) \(signer.text): \(id.text)"
    }
}

/// How long before or after the stated event, by witnessed windows alone; in seconds.
package struct ClaimMargin: Hashable, Sendable {
    package var order: ClaimedOrder
    package var atLeast: Int64?
    package var atMost: Int64?

    package init(order: ClaimedOrder, atLeast: Int64?, atMost: Int64?) {
        self.order = order
        self.atLeast = atLeast
        self.atMost = atMost
    }

    package var words: String {
        let side = order == .before ? "before" : "after"
        switch (atLeast, atMost) {
        case (let least?, let most?):
            return "at least \(DurationWords.text(least)) and at most \(DurationWords.text(most)) \(side)"
        case (let least?, nil): return "at least \(DurationWords.text(least)) \(side)"
        case (nil, let most?): return "at most \(DurationWords.text(most)) \(side)"
        case (nil, nil): return "no witnessed window, so no margin"
        }
    }
}

/// Seconds for people: the two largest units that are not zero.
package enum DurationWords {
    package static func text(_ seconds: Int64) -> String {
        guard seconds > 0 else { return "\(seconds) s" }
        let units: [(Int64, String)] = [(86_400, "d"), (3600, "h"), (60, "min"), (1, "s")]
        var rest = seconds
        var parts: [String] = []
        for (size, name) in units where rest >= size && parts.count < 2 {
            parts.append("\(rest / size) \(name)")
            rest %= size
        }
        return parts.joined(separator: " ")
    }
}

/// The answer to one part, with what it rests on.
package struct ClaimAnswer: Sendable {
    package var part: ClaimPart
    package var verdict: ClaimVerdict
    /// With `contradicted`, and with what rests on a binding to nothing else.
    package var scope: ClaimScope?
    package var words: String
    package var citations: [ClaimCitation] = []
    package var margin: ClaimMargin?
    /// What would settle it; empty where it is settled.
    package var settles: [String] = []

    /// As it is printed: the verdict with its reach.
    package var verdictWords: String {
        guard verdict == .contradicted || scope != nil else { return verdict.rawValue }
        return switch scope {
        case .byHerald?: "\(verdict.rawValue) by Herald"
        case .outright?: "\(verdict.rawValue) outright"
        case nil: verdict.rawValue
        }
    }
}

/// All parts for one recipient.
package struct ClaimAnswers: Sendable {
    /// Nil where the claim names none.
    package var recipient: PartyID?
    package var parts: [ClaimAnswer]
    /// Whether one and the same notice bears out every part.
    package var together: ClaimVerdict
}

/// What a claim gets, and what stands beside it; changes nothing and is signed by nobody.
package struct ClaimReport: Sendable {
    package var claim: Claim
    package var answers: [ClaimAnswers]
    /// Denials and public statements: parties' own words.
    package var beside: [String]
    /// Contradictions within the evidence itself.
    package var findings: [String]
    /// Where the facts came from, for people.
    package var sources: [String] = []

    package static let doesNotFollow =
        "anything about messages outside Herald; that anybody read or understood; what colluding parties hide"

    package var isSupported: Bool { answers.allSatisfy { $0.together == .supported } }

    package func answer(_ part: ClaimPart, for recipient: PartyID? = nil) -> ClaimAnswer? {
        let found = answers.first { recipient == nil || $0.recipient == recipient }
        return found?.parts.first { $0.part == part }
    }
}
