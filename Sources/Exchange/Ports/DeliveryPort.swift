// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Messages (one envelope for one recipient), their submissions and evidence, and the outbox.
package protocol DeliveryReader {
    func message(_ msg: RandomID) throws -> MessageRecord?
    /// Newest first by ``MessageRecord/keptAt``, then by insertion.
    func messages(_ direction: Direction, limit: Int) throws -> [MessageRecord]
    /// Messages of a direction in this state, oldest first.
    func messages(_ direction: Direction, in state: MessageRecord.State, limit: Int) throws -> [MessageRecord]
    /// In the order they were added.
    func submissions(of msg: RandomID) throws -> [SubmissionRecord]
    /// In the order they were added.
    func evidence(of msg: RandomID) throws -> [EvidenceRecord]
    /// The issuer's newest evidence for this message.
    func evidenceHead(of msg: RandomID, issuer: PartyID) throws -> EvidenceRecord?
    func evidence(_ id: ObjectID) throws -> EvidenceRecord?
    /// Where envelopes wait to be opened: each sender and lane once, in no order.
    func unopenedQueues() throws -> [LaneQueue]
    /// Unopened inbound messages of a sender in a lane, oldest first.
    func unopened(in queue: LaneQueue, limit: Int) throws -> [MessageRecord]
    /// Where items wait whose time has come: each party and lane once, in no order.
    func dueQueues(by time: Timestamp) throws -> [LaneQueue]
    /// Items for a party in a lane whose time has come, oldest `due` first.
    func outbox(in queue: LaneQueue, dueBy time: Timestamp, limit: Int) throws -> [OutboxItem]
    /// Items whose time has come, oldest `due` first.
    func outbox(dueBy time: Timestamp, limit: Int) throws -> [OutboxItem]
    /// The earliest time any item is due.
    func nextOutboxTime() throws -> Timestamp?
    func outbox(about msg: RandomID) throws -> [OutboxItem]
    func outboxCount() throws -> Int
}

package protocol DeliveryWriter {
    /// Inserts or replaces by `msg`.
    func putMessage(_ record: MessageRecord) throws
    /// Adds a submission; the same (msg, route) again is ignored.
    func putSubmission(_ record: SubmissionRecord) throws
    /// Adds evidence; the same id again is ignored. Returns whether it was new.
    func putEvidence(_ record: EvidenceRecord) throws -> Bool
    /// Adds an item and returns it with its number.
    func enqueue(_ item: OutboxItem) throws -> OutboxItem
    func reschedule(_ number: Int64, attempts: Int, due: Timestamp, lastProblem: String) throws
    func removeOutbox(_ number: Int64) throws
    /// Makes everything addressed to this party that was tried before due at that time, or as it is if earlier.
    func hurryOutbox(to party: PartyID, due: Timestamp) throws
}

/// One envelope at this node: made, received, or carried for others.
package struct MessageRecord: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Made and sent by this node, or carried as a relay.
        case kept
        /// Received; a second key share has to come before it can be opened.
        case sealed
        /// Received and not opened yet.
        case unopened
        /// Opened: notice and dispatch are known.
        case opened
        /// Received, and refused on opening, or declined before it.
        case refused
    }

    package var msg: RandomID
    package var direction: Direction
    package var state: State
    package var from: PartyID
    package var to: PartyID
    /// Digest of the exact envelope bytes.
    package var env: Digest
    package var envelope: [UInt8]
    package var pc: Digest
    /// Salt of `pc`; known to the sender, and to the recipient once opened.
    package var pcSalt: RandomID?
    package var dispatch: ObjectID?
    package var notice: ObjectID?
    /// The party that handed it to this node first (inbound and relayed).
    package var previousHop: PartyID?
    package var keptAt: Timestamp
    /// As the envelope's header says.
    package var lane: Lane

    package init(
        msg: RandomID,
        direction: Direction,
        state: State,
        from: PartyID,
        to: PartyID,
        env: Digest,
        envelope: [UInt8],
        pc: Digest,
        pcSalt: RandomID? = nil,
        dispatch: ObjectID? = nil,
        notice: ObjectID? = nil,
        previousHop: PartyID? = nil,
        keptAt: Timestamp,
        lane: Lane = .routine
    ) {
        self.msg = msg
        self.direction = direction
        self.state = state
        self.from = from
        self.to = to
        self.env = env
        self.envelope = envelope
        self.pc = pc
        self.pcSalt = pcSalt
        self.dispatch = dispatch
        self.notice = notice
        self.previousHop = previousHop
        self.keptAt = keptAt
        self.lane = lane
    }
}

package struct SubmissionRecord: Sendable, Hashable {
    package var msg: RandomID
    /// The whole way from the sender to the recipient.
    package var route: Route
    package var jws: String

    package init(msg: RandomID, route: Route, jws: String) {
        self.msg = msg
        self.route = route
        self.jws = jws
    }
}

package struct EvidenceRecord: Sendable, Hashable {
    package var id: ObjectID
    package var msg: RandomID
    package var issuer: PartyID
    /// The event URI.
    package var event: String
    package var jws: String
    package var keptAt: Timestamp

    package init(
        id: ObjectID,
        msg: RandomID,
        issuer: PartyID,
        event: String,
        jws: String,
        keptAt: Timestamp
    ) {
        self.id = id
        self.msg = msg
        self.issuer = issuer
        self.event = event
        self.jws = jws
        self.keptAt = keptAt
    }
}

/// Something that must still reach a party.
package struct OutboxItem: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        /// The envelope of this message by this route, with its submission and the hop evidence held.
        case envelope(RandomID, Route)
        /// Evidence of this message with this id.
        case evidence(RandomID, ObjectID)
        /// A status, an impersonation report, a denial, or the own card chain: the object's compact JWS.
        case status(String)
        case impersonation(String)
        case denial(String)
        case card(String)
        /// The key share of this message, which this node holds: to be published when it is due.
        case deposit(RandomID)
        /// A request for dispatches `from` to `to` of the channel from that party.
        case gap(from: Int, to: Int)
    }

    /// Given by the store.
    package var number: Int64
    /// The next hop.
    package var party: PartyID
    package var content: Content
    /// That of the message it is about; flash for cards, which others wait for.
    package var lane: Lane
    package var attempts: Int
    package var due: Timestamp
    package var lastProblem: String?

    package init(
        number: Int64 = 0,
        party: PartyID,
        content: Content,
        lane: Lane = .routine,
        attempts: Int = 0,
        due: Timestamp,
        lastProblem: String? = nil
    ) {
        self.number = number
        self.party = party
        self.content = content
        self.lane = lane
        self.attempts = attempts
        self.due = due
        self.lastProblem = lastProblem
    }
}
