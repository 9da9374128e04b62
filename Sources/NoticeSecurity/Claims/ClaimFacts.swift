// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What a checker of claims knows: verified objects from bundles or from a node's record (claim.md, section 6).
///
/// More facts never say less. Nothing in here is a party's word about its own clock.
package struct ClaimFacts: Sendable {
    package struct Channel: Hashable, Sendable {
        package var from: PartyID
        package var to: PartyID

        package init(from: PartyID, to: PartyID) {
            self.from = from
            self.to = to
        }
    }

    package var notices: [ObjectID: NoticeFact] = [:]
    /// By dispatch.
    package var deliveries: [ObjectID: DeliveryFact] = [:]
    package var statuses: [ObjectID: StatusFact] = [:]
    /// Messages whose notice is not held.
    package var carriages: [CarriageFact] = []
    package var denials: [ObjectID: DenialFact] = [:]
    package var statements: [ObjectID: StatementFact] = [:]
    package var seals: [ObjectID: SealFact] = [:]
    /// Kinds for which every held version of a party's card declares Herald its sole route.
    package var soleRoutes: [PartyID: Set<NoticeKind>] = [:]
    /// Numbers that a sender's card declares lost.
    package var lost: [Channel: [ClosedRange<Int>]] = [:]
    /// Where the source left dispatches out that the claim cannot mean: up to this number none is missing.
    package var accounted: [Channel: Int] = [:]
    /// Channels of which the source holds more that might be meant than it looked at.
    package var cut: Set<Channel> = []

    package init() {}

    /// Whether its own recorder has logged a correction or retraction of a statement, by a key that counts.
    package func isTakenBack(_ statement: StatementFact) -> Bool {
        statements.values.contains {
            $0.changes == statement.id && $0.issuer == statement.issuer && $0.counts
        }
    }

    /// Deliveries, and the evidence of each, in an order that does not depend on how they came.
    package var sortedDeliveries: [DeliveryFact] {
        deliveries.values.map { delivery in
            var sorted = delivery
            sorted.evidence.sort { $0.id < $1.id }
            return sorted
        }.sorted { left, right in
            (left.from, left.to, left.number, left.dispatch)
                < (right.from, right.to, right.number, right.dispatch)
        }
    }
}

/// A channel status that verified: what its issuer binds itself to.
package struct StatusFact: Hashable, Sendable {
    package var id: ObjectID
    package var issuer: PartyID
    package var counterpart: PartyID
    package var index: Int
    package var outbound: Int
    package var inbound: Int
    package var made: WitnessedWindow
    package var counts: Bool

    package init(
        id: ObjectID,
        issuer: PartyID,
        counterpart: PartyID,
        index: Int,
        outbound: Int,
        inbound: Int,
        made: WitnessedWindow,
        counts: Bool = true
    ) {
        self.id = id
        self.issuer = issuer
        self.counterpart = counterpart
        self.index = index
        self.outbound = outbound
        self.inbound = inbound
        self.made = made
        self.counts = counts
    }
}

/// A message whose notice the reader does not hold: what a relay can show.
package struct CarriageFact: Hashable, Sendable {
    package var from: PartyID
    package var to: PartyID
    package var msg: RandomID
    package var evidence: [EvidenceFact]

    package init(from: PartyID, to: PartyID, msg: RandomID, evidence: [EvidenceFact]) {
        self.from = from
        self.to = to
        self.msg = msg
        self.evidence = evidence
    }
}

/// A party's signed denial, which stands beside the evidence.
package struct DenialFact: Hashable, Sendable {
    package var id: ObjectID
    package var issuer: PartyID
    package var about: DenialSubject
    package var text: String
    package var made: WitnessedWindow

    package init(
        id: ObjectID,
        issuer: PartyID,
        about: DenialSubject,
        text: String,
        made: WitnessedWindow
    ) {
        self.id = id
        self.issuer = issuer
        self.about = about
        self.text = text
        self.made = made
    }
}

/// A public utterance that a party logged; never a notice.
package struct StatementFact: Hashable, Sendable {
    package var id: ObjectID
    /// Who logged it.
    package var issuer: PartyID
    package var status: NoticeStatus
    /// The party for which the speaker is said to speak, if any.
    package var speaksFor: PartyID?
    /// Speaker and capacity, for people.
    package var speaker: String
    package var quote: String
    /// Speaks of an intent in general terms.
    package var isGeneralIntent: Bool
    package var cites: [ObjectID]
    /// The statement that this one corrects or retracts.
    package var changes: ObjectID?
    package var made: WitnessedWindow
    /// No revoked key carries it.
    package var counts: Bool

    package init(
        id: ObjectID,
        issuer: PartyID,
        status: NoticeStatus = .actual,
        speaksFor: PartyID?,
        speaker: String,
        quote: String,
        isGeneralIntent: Bool,
        cites: [ObjectID] = [],
        changes: ObjectID? = nil,
        made: WitnessedWindow,
        counts: Bool = true
    ) {
        self.id = id
        self.issuer = issuer
        self.status = status
        self.speaksFor = speaksFor
        self.speaker = speaker
        self.quote = quote
        self.isGeneralIntent = isGeneralIntent
        self.cites = cites
        self.changes = changes
        self.made = made
        self.counts = counts
    }
}

/// A logged seal, with what was opened of it.
package struct SealFact: Hashable, Sendable {
    package var id: ObjectID
    package var issuer: PartyID
    package var number: Int
    package var status: NoticeStatus
    package var made: WitnessedWindow
    /// Opened and matching their commitments: those that notices have too.
    package var fields: NoticeFields
    /// Of all opened fields.
    package var openedNames: Set<String>
    /// How many are sealed, opened or not.
    package var sealedCount: Int
    package var counts: Bool

    package init(
        id: ObjectID,
        issuer: PartyID,
        number: Int,
        status: NoticeStatus = .actual,
        made: WitnessedWindow,
        fields: NoticeFields,
        openedNames: Set<String>? = nil,
        sealedCount: Int,
        counts: Bool = true
    ) {
        self.id = id
        self.issuer = issuer
        self.number = number
        self.status = status
        self.made = made
        self.fields = fields
        self.openedNames = openedNames ?? Set(fields.names.map(\.text))
        self.sealedCount = sealedCount
        self.counts = counts
    }
}
