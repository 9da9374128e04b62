// SPDX-License-Identifier: Apache-2.0

public import NoticeFormat

/// The answer to "what does this bundle prove?" for a verifier's cards and policy.
public enum BundleVerdict: Sendable {
    /// Everything that was checked holds. The report says what follows, and what does not.
    case verified(BundleReport)
    /// Malformed, altered, contradictory, or signed by an unknown key.
    case refused(BundleFault)
    /// A needed card is missing, or the file is too large to look at.
    case unknown(BundleFault)
}

/// What follows from a bundle that verified.
///
/// Only ``BundleVerifier`` makes one. It never says more than its signers observed; what is absent is
/// "none in this bundle".
public struct BundleReport: Sendable {
    public let exporter: PartyID
    public let notice: NoticeReport?
    public let deliveries: [DeliveryReport]
    public let carriages: [CarriageReport]
    public let channels: [ChannelReport]
    /// Parties' own words, which change nothing above.
    public let denials: [DenialReport]
    /// What parties recorded on their own: statements and the like, none of them a notice.
    public let filings: [FilingReport]
    /// What the seals and openings among them show, one for each party.
    public let seals: [SealReport]
    /// What the statuses here count of their issuers' seals, with their bounds.
    let sealCounts: [PartyID: [SealPresence.Count]]
    /// What revoked keys signed, and whether it still counts.
    public let revoked: [RevokedSignature]
    /// The answer to the bundle's question of silence, if it asks one.
    public let silence: SilenceReport?
    /// Claimed times that go back within a chain; nothing is refused for it.
    public let clockFindings: [String]
    /// In the order of docs/spec/bundle.md section 4, one for each.
    public let guarantees: [Guarantee]
    /// The same for a checker of claims (docs/spec/claim.md section 6).
    package let facts: ClaimFacts
    /// Every signed object whose signer's card was given, once.
    package let objects: [HeldObject]
}

/// The notice of a bundle, with the fields its holder chose to open.
public struct NoticeReport: Sendable {
    public let id: ObjectID
    public let issuer: PartyID
    public let visible: NoticeVisible
    /// Ascending names, with the values as text.
    public let opened: [(name: String, value: String)]
    public let hiddenCount: Int
    /// What the opened fields say of the basis, and what they must not say, for people.
    public let basis: String
    public let cautions: [String]
    public let approvedBy: [String]
    /// Of the release: the notice with all of its approvals.
    public let window: TimeWindow

    public var openedWords: String { "\(opened.count) of \(hiddenCount) fields opened" }
}

/// What the bundle shows of one recipient.
public struct DeliveryReport: Sendable {
    public let recipient: PartyID
    public let dispatch: ObjectID
    public let number: Int
    public let window: TimeWindow
    public let routes: [RouteReport]
    public let events: [EventReport]
    public let outcome: Outcome
    public let states: [StateReport]
}

/// What the bundle shows of a message whose notice is not in it.
public struct CarriageReport: Sendable {
    public let msg: RandomID
    public let from: PartyID
    public let to: PartyID
    public let routes: [RouteReport]
    public let events: [EventReport]
    /// By what is here; nothing else can be known of it.
    public let outcome: Outcome
}

/// One route that the sender chose, and what has come of it by this bundle.
public struct RouteReport: Sendable {
    public let route: Route
    public let state: String
    public let party: PartyID?
    public let reasons: [String]
}

/// One piece of evidence.
public struct EventReport: Sendable {
    public let id: ObjectID
    public let issuer: PartyID
    /// The last part of the event URI, or the URI if it is not registered.
    public let event: String
    /// What the event shows, and no more.
    public let says: String
    /// By a relay, or by the sender about its own sending.
    public let isTestimony: Bool
    /// False if the issuer's card was not supplied: then nothing rests on it.
    public let isVerified: Bool
    /// Made wholly after a time limit had ended in silence: it does not undo that.
    public let isLate: Bool
    public let reasons: [String]
    /// The officer's note, if this bundle opens it.
    public let note: String?
    public let window: TimeWindow?
}

/// A party's denial, which stands beside the evidence.
public struct DenialReport: Sendable {
    public let id: ObjectID
    public let issuer: PartyID
    /// What is denied, for people.
    public let about: String
    public let text: String
    public let window: TimeWindow
}

/// What the bundle shows of one channel.
public struct ChannelReport: Sendable {
    public let from: PartyID
    public let to: PartyID
    public let dispatches: Int
    /// The sender bound itself to "these dispatches and no other" in its last status here.
    public let isComplete: Bool
    /// When that status was made.
    public let boundByStatus: TimeWindow?
    public let words: String
}

/// One guarantee of design section 3 as this bundle shows it.
public struct Guarantee: Sendable, Hashable {
    public enum Name: String, Sendable, CaseIterable {
        case origin
        case oneText = "one-text"
        case confidentiality, arrival, time, completeness, received, disclosure
        case oneHistory = "one-history"
        case offline, silence
    }

    public let name: Name
    public let isShown: Bool
    public let saidBy: [String]
    public let follows: String
    public let doesNotFollow: String
    public let window: String?

    /// From 1, as in docs/spec/bundle.md section 4.
    public var number: Int { (Name.allCases.firstIndex(of: name) ?? 0) + 1 }
}
