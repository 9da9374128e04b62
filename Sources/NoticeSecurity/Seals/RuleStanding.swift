// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Whether an opening was allowed by the rule of its seal (seal.md, section 3).
package enum RuleStanding: Hashable, Sendable {
    /// The rule held; the words say by what.
    case held(String)
    /// The issuer says that the event has happened: its word alone.
    case testimony(String)
    /// It cannot be told with what is here.
    case notShown(String)
    /// Opened before or without its rule.
    case broken(String)

    package enum Kind: String, Sendable {
        case broken
        case held
        case notShown = "not-shown"
        case testimony
    }

    package var kind: Kind {
        switch self {
        case .held: .held
        case .testimony: .testimony
        case .notShown: .notShown
        case .broken: .broken
        }
    }

    package var words: String {
        switch self {
        case .held(let words), .testimony(let words), .notShown(let words), .broken(let words): words
        }
    }
}

/// Decides whether openings were allowed.
package struct RuleCheck: Sendable {
    private let cards: [PartyID: VerifiedCardChain]

    package init(cards: [PartyID: VerifiedCardChain]) {
        self.cards = cards
    }

    /// The standing of an opening of a seal, with the bounds that witnesses give the opening.
    ///
    /// An opening of another seal is a bug.
    package func standing(
        _ opening: OpeningPayload,
        of seal: VerifiedSeal,
        notBefore early: Timestamp?,
        notAfter late: Timestamp? = nil
    ) -> RuleStanding {
        precondition(opening.seal == seal.id, "an opening of another seal")
        let rule = seal.payload.rule
        guard opening.basis.kind == rule.kind else {
            return .broken("opened without its rule: the seal opens \(rule.words)")
        }
        switch (rule, opening.basis) {
        case (.date(let date), _): return Self.dated(date, early, late)
        case (.event, .event(let statement)):
            return .testimony("\(seal.payload.issuer.text) says that the event has happened: \(statement)")
        case (.arbiter(let party), .arbiter(let jws)):
            return consented(jws, by: party, "the arbiter", opening, seal, late)
        case (.consent(.party(let party)), .consent(let jws)):
            return consented(jws, by: party, "the counterpart", opening, seal, late)
        case (.consent(.hidden(let digest)), .consent(let jws)):
            guard let party = OpenedSeal.counterpart(in: opening, digest) else {
                return .broken("opened without its rule: the hidden counterpart was not opened with it")
            }
            return consented(jws, by: party, "the counterpart", opening, seal, late)
        default: return .broken("opened without its rule: the seal opens \(rule.words)")
        }
    }

    private static func dated(
        _ date: Timestamp,
        _ early: Timestamp?,
        _ late: Timestamp?
    ) -> RuleStanding {
        if let early, early >= date {
            return .held("opened after \(date.text): not before \(early.text), as witnesses show")
        }
        if let late, late < date {
            return .broken("opened before its rule: by \(late.text), and the rule is not before \(date.text)")
        }
        return .notShown("witnesses do not show that \(date.text) was reached when it was opened")
    }

    private func consented(
        _ jws: String,
        by party: PartyID,
        _ role: String,
        _ opening: OpeningPayload,
        _ seal: VerifiedSeal,
        _ late: Timestamp?
    ) -> RuleStanding {
        guard let claimed = try? ConsentVerifier.unverifiedPayload(of: jws) else {
            return .broken("opened without its rule: what is given as consent is none")
        }
        guard claimed.issuer == party else {
            let other = claimed.issuer.text
            return .broken("opened without its rule: the consent is of \(other), not of \(role)")
        }
        guard let card = cards[party] else {
            return .notShown("the card of \(party.text), whose consent it was opened with, is not here")
        }
        guard let consent = try? ConsentVerifier.verify(jws, issuer: card) else {
            return .broken("opened without its rule: the consent does not verify as that of \(party.text)")
        }
        guard consent.payload.seal == seal.id, consent.payload.owner == seal.payload.issuer else {
            return .broken("opened without its rule: \(party.text) consented to another seal")
        }
        let names = (try? OpenedSeal.names(opening, of: seal)) ?? []
        guard consent.payload.allows(names.filter { $0 != .own(.counterpart) }) else {
            return .broken("opened without its rule: \(party.text) did not consent to all of these fields")
        }
        // An opening holds its consent, which is therefore not later.
        if let revoked = card.revocation(of: consent.kid), late.map({ $0 > revoked.at }) ?? true {
            let what = "a revoked key of \(party.text) signed the consent"
            return .notShown("\(what), which is not shown to be older")
        }
        return .held("opened with the consent of \(role) \(party.text)")
    }
}
