// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// When a seal may be opened; chosen at sealing and visible from then on (seal.md, section 2).
package enum ReleaseRule: Hashable, Sendable {
    /// Not before this time, as witnesses show it.
    case date(Timestamp)
    /// When this has happened, in the opener's word.
    case event(String)
    /// With the signed consent of another party.
    case consent(Counterpart)
    /// With the signed consent of a party that both trust.
    case arbiter(PartyID)

    /// The party whose consent opens a seal.
    package enum Counterpart: Hashable, Sendable {
        case party(PartyID)
        /// The digest of the hidden field `counterpart`, which every opening has to open.
        case hidden(Digest)
    }

    /// The kinds of rule, as the `kind` member writes them.
    package enum Kind: String, Word, Sendable {
        case arbiter
        case consent
        case date
        case event
    }

    /// Of the words that say which event.
    package static let eventLength = 1...1000

    package init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        let kind: Kind = try reader.text("kind")
        switch kind {
        case .date: self = .date(try reader.text("date"))
        case .event: self = .event(try reader.string("event", characters: Self.eventLength, .prose))
        case .arbiter: self = .arbiter(try reader.text("party"))
        case .consent:
            let party: PartyID? = try reader.optionalText("party")
            let hidden: Digest? = try reader.optionalText("hidden")
            try reader.require((party == nil) != (hidden == nil), "either party or hidden expected")
            guard let counterpart = party.map(Counterpart.party) ?? hidden.map(Counterpart.hidden) else {
                throw reader.refusal("either party or hidden expected")
            }
            self = .consent(counterpart)
        }
        try reader.finish()
    }

    package var kind: Kind {
        switch self {
        case .date: .date
        case .event: .event
        case .consent: .consent
        case .arbiter: .arbiter
        }
    }

    package var json: JSONValue {
        switch self {
        case .date(let time): .object([("date", .text(time)), ("kind", .text(kind))])
        case .event(let words): .object([("event", .string(words)), ("kind", .text(kind))])
        case .arbiter(let party): .object([("kind", .text(kind)), ("party", .text(party))])
        case .consent(.party(let party)): .object([("kind", .text(kind)), ("party", .text(party))])
        case .consent(.hidden(let digest)): .object([("hidden", .text(digest)), ("kind", .text(kind))])
        }
    }

    /// The party that it names in the open, whose consent is needed.
    package var party: PartyID? {
        switch self {
        case .arbiter(let party), .consent(.party(let party)): party
        default: nil
        }
    }

    /// The rule, for people.
    package var words: String {
        switch self {
        case .date(let time): "not before \(time.text)"
        case .event(let words): "when this has happened: \(words)"
        case .consent(.party(let party)): "with the consent of \(party.text)"
        case .consent(.hidden): "with the consent of a party whose name is hidden"
        case .arbiter(let party): "with the consent of the arbiter \(party.text)"
        }
    }
}
