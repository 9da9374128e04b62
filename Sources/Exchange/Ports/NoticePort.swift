// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Notices, own and received, with their approvals.
package protocol NoticeReader {
    func notice(_ id: ObjectID) throws -> NoticeRecord?
    /// The notice that a draft request made; requests are idempotent by this id.
    func notice(draftedBy request: RandomID) throws -> NoticeRecord?
    /// Newest first.
    func notices(_ direction: Direction, limit: Int) throws -> [NoticeRecord]
    /// Notices here that point at this one, in the order they came.
    func links(to target: ObjectID) throws -> [LinkRecord]
    /// Failed attempts to speak as a party, oldest first, that were not yet reported to it.
    func unreportedAttempts() throws -> [ImpersonationAttempt]
    /// Every attempt, newest first.
    func attempts(limit: Int) throws -> [ImpersonationAttempt]
    /// The time of the last report to this party.
    func lastReport(to party: PartyID) throws -> Timestamp?
    /// Reports that others sent about attempts to speak as this party, newest first: compact JWS.
    func receivedReports(limit: Int) throws -> [String]
}

package protocol NoticeWriter {
    /// Inserts or replaces by id.
    func putNotice(_ record: NoticeRecord) throws
    /// Adds a link; the same one again is ignored.
    func putLink(_ record: LinkRecord) throws
    /// Keeps an attempt, and all of the newest ``ImpersonationAttempt/largestKeptCount``; older ones that were
    /// reported go.
    func recordAttempt(_ attempt: ImpersonationAttempt) throws
    /// Marks the attempts about a party as reported at that time.
    func markReported(_ party: PartyID, at time: Timestamp) throws
    /// Keeps a report; the same one again is ignored. Returns whether it was new.
    func putReceivedReport(id: ObjectID, jws: String) throws -> Bool
}

package enum Direction: String, Sendable, Hashable, CaseIterable {
    case outbound, inbound, relayed
}

/// A notice as the node holds it.
package struct NoticeRecord: Sendable, Hashable {
    package var id: ObjectID
    package var direction: Direction
    package var issuer: PartyID
    /// The complete text: issuer-signed JWT and all disclosures, through the last tilde.
    package var text: String
    /// Compact JWS, ascending.
    package var approvals: [String]
    /// When it was released (own) or opened (received); nil while it waits for approvals.
    package var releasedAt: Timestamp?
    package var createdAt: Timestamp
    /// The draft request that made it, for own notices.
    package var request: RandomID?
    /// Routes chosen for it, for own notices; empty means those of the settings.
    package var via: [Route]
    /// Prepared: it is released on request, not by its last approval.
    package var isHeld: Bool

    package init(
        id: ObjectID,
        direction: Direction,
        issuer: PartyID,
        text: String,
        approvals: [String] = [],
        releasedAt: Timestamp? = nil,
        createdAt: Timestamp,
        request: RandomID? = nil,
        via: [Route] = [],
        isHeld: Bool = false
    ) {
        self.id = id
        self.direction = direction
        self.issuer = issuer
        self.text = text
        self.approvals = approvals
        self.releasedAt = releasedAt
        self.createdAt = createdAt
        self.request = request
        self.via = via
        self.isHeld = isHeld
    }
}

/// That one notice points at another, which need not be here.
package struct LinkRecord: Sendable, Hashable {
    package enum Relation: String, Sendable, Hashable, CaseIterable {
        case updates, cancels, repliesTo, inResponseTo
    }

    package var target: ObjectID
    /// The notice that points.
    package var notice: ObjectID
    package var relation: Relation

    package init(target: ObjectID, notice: ObjectID, relation: Relation) {
        self.target = target
        self.notice = notice
        self.relation = relation
    }

    /// What a notice points at.
    package static func links(of visible: NoticeVisible, id: ObjectID) -> [LinkRecord] {
        let responses = visible.inResponseTo.map {
            LinkRecord(target: $0, notice: id, relation: .inResponseTo)
        }
        let relation: Relation? =
            switch visible.reference {
            case .updates?: .updates
            case .cancels?: .cancels
            case .repliesTo?: .repliesTo
            case nil: nil
            }
        guard let relation, let target = visible.reference?.notice else { return responses }
        return [LinkRecord(target: target, notice: id, relation: relation)] + responses
    }
}

/// Somebody presented bytes as a party's that did not verify as its own.
package struct ImpersonationAttempt: Sendable, Hashable {
    /// Attempts that are kept even after their report.
    package static let largestKeptCount = 10_000

    package var about: PartyID
    /// The party whose signed request brought them, if one did.
    package var presentedBy: PartyID?
    package var digest: Digest
    package var reason: ReasonCode
    package var at: Timestamp

    package init(about: PartyID, presentedBy: PartyID?, digest: Digest, reason: ReasonCode, at: Timestamp) {
        self.about = about
        self.presentedBy = presentedBy
        self.digest = digest
        self.reason = reason
        self.at = at
    }
}
