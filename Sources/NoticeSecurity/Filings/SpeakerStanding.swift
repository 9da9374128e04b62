// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import StrictJSON

/// Whether the speaker of a statement stands in the register of the party they spoke for (statement.md, section 2).
///
/// Nothing here says that the speaker said it, or that what was said binds the party: no key of the
/// speaker signed anything.
package enum SpeakerStanding: Hashable, Sendable {
    /// The card of the party has this officer, with these roles.
    case registered(roles: [Role])
    case notAuthoritative(Reason)

    package enum Reason: String, Word, Sendable {
        /// They spoke for no party, or for none that is named.
        case noParty = "no-party"
        /// The recorder takes them for no officer of the party's card.
        case notInRegister = "not-in-register"
        /// The card of the party is not held here: nobody could look.
        case noCard = "no-card"
        /// The card has the officer, who may neither release nor decide.
        case noMandate = "no-mandate"
    }

    /// Roles that speak for a party.
    package static let speaking: Set<Role> = [.releaser, .decisionMaker]

    /// Looks the speaker up in the newest version of the party's card that is held; nil if none is.
    package init(of speaker: StatementSpeaker, card: CardPayload?) {
        guard let party = speaker.party else {
            self = .notAuthoritative(.noParty)
            return
        }
        guard let name = speaker.register else {
            self = .notAuthoritative(.notInRegister)
            return
        }
        guard let card, card.party == party else {
            self = .notAuthoritative(.noCard)
            return
        }
        let officer = card.officers.first { $0.name.utf8.elementsEqual(name.utf8) }
        guard let officer else {
            self = .notAuthoritative(.notInRegister)
            return
        }
        self =
            Self.speaking.isDisjoint(with: officer.roles)
            ? .notAuthoritative(.noMandate) : .registered(roles: officer.roles)
    }

    /// For people.
    package var words: String {
        switch self {
        case .registered(let roles):
            "the recorder takes the speaker for an officer in the register (\(roles.map(\.text).joined(separator: ", ")))"
        case .notAuthoritative(.noParty): "not authoritative: the speaker is of no named party"
        case .notAuthoritative(.notInRegister): "not authoritative: not in the register of the party"
        case .notAuthoritative(.noCard): "not authoritative: the card of the party is not at hand"
        case .notAuthoritative(.noMandate):
            "not authoritative: in the register without a mandate to release or decide"
        }
    }
}

extension SpeakerStanding {
    package var json: JSONValue {
        switch self {
        case .registered(let roles): .object([("isAuthoritative", .bool(true)), ("roles", .texts(roles))])
        case .notAuthoritative(let reason):
            .object([("isAuthoritative", .bool(false)), ("reason", .text(reason))])
        }
    }
}
