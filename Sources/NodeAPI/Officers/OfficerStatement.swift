// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity

/// What an officer says about a message that the own node received.
package struct OfficerStatement: Sendable, Hashable {
    package enum Act: Sendable, Hashable {
        /// Accepts to receive it unread: the share holder then releases its key share.
        case accept
        /// By a decision-maker who is not of the watch, it is the decision-maker's answer.
        case acknowledge(nextReportBy: Timestamp?)
        /// Acknowledges it as an order to stop.
        case stop
        /// The words are in the note.
        case readBack
        case assess(AssessmentMark)
        case interim(decisionLiesWith: String, expectBy: Timestamp)
        case convey(to: String)
        /// Passed it on as far down as this level.
        case passOn(DisseminationLevel)
        /// Could not pass it on to this level.
        case notPassedOn(DisseminationLevel, ReasonCode)
        /// Before the notice is open, to receive it; after, to acknowledge it.
        case decline(ReasonCode)
    }

    package var act: Act
    /// The officer's own words, which only the sender's node opens.
    package var note: String?

    package init(_ act: Act, note: String? = nil) {
        self.act = act
        self.note = note
    }

    /// Roles in which it can be said, the usual one first.
    package var roles: [Role] { [.watch, .decisionMaker] }

    /// Whether it speaks of what a notice says.
    package var needsOpening: Bool {
        switch act {
        case .accept, .decline: false
        default: true
        }
    }

    /// The event that it becomes in a role.
    package func event(as role: Role, isOpened: Bool) -> EventName {
        switch act {
        case .accept: .consignmentAcceptance
        case .acknowledge(nextReportBy: nil) where role == .decisionMaker: .decisionMakerAcknowledged
        case .acknowledge, .stop: .acknowledged
        case .readBack: .readBack
        case .assess: .assessed
        case .interim: .interimReply
        case .convey: .conveyedToDecisionMaker
        case .passOn: .passedOn
        case .notPassedOn: .notPassedOn
        case .decline: isOpened ? .declinedToAcknowledge : .consignmentRejection
        }
    }

    /// Signs it as evidence; `salt` is drawn for the note, `sealing` is a key of the message's sender, for the note.
    ///
    /// Throws what the format refuses, as a read-back without words.
    package func sign(
        about message: MessageViewBody,
        head: EvidenceHeadBody,
        as role: Role,
        key: SigningKey,
        sealing: SealingPublicKey?,
        at time: Timestamp,
        jti: RandomID,
        salt: RandomID
    ) throws -> (event: EventName, jws: String) {
        let event = event(as: role, isOpened: head.isOpened)
        let msg = try RandomID(message.msg)
        var binding = binding(event, head, as: role)
        if let note {
            guard let sealing else {
                throw SecurityError(.unknownKey, "no key to seal the note to")
            }
            binding.note = try NoteSealer.seal(note, salt: salt, about: msg, to: sealing)
        }
        let payload = EvidencePayload(
            jti: jti,
            issuer: try PartyID(message.to),
            event: event,
            msg: msg,
            env: try Digest(message.env),
            pc: try Digest(message.pc),
            from: try PartyID(message.from),
            to: try PartyID(message.to),
            at: time,
            after: head.anchors,
            prev: head.previous,
            reasons: reasons,
            binding: binding
        )
        return (event, try EvidenceSigner.sign(payload, key: key).jws)
    }

    private var reasons: [ReasonCode] {
        switch act {
        case .decline(let reason), .notPassedOn(_, let reason): [reason]
        default: []
        }
    }

    private func binding(_ event: EventName, _ head: EvidenceHeadBody, as role: Role) -> EvidenceBinding {
        var binding = EvidenceBinding()
        binding.role = role
        binding.card = head.card
        // Content-free evidence names nothing of the content, and neither does what precedes opening.
        if !head.isContentFree, event != .consignmentRejection, event != .consignmentAcceptance {
            binding.notice = head.notice
            binding.sdHash = head.sdHash
        }
        switch act {
        case .acknowledge(let time): binding.nextReportBy = time
        case .stop: binding.stop = true
        case .assess(let mark): binding.mark = mark
        case .interim(let who, let time):
            binding.decisionLiesWith = who
            binding.expectBy = time
        case .convey(let to): binding.conveyedTo = to
        case .passOn(let level), .notPassedOn(let level, _): binding.level = level
        case .accept, .readBack, .decline: break
        }
        return binding
    }
}
