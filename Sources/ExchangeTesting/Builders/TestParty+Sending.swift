// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity
internal import StrictJSON

extension TestParty {
    /// A warning with place, window and text; severity Severe, status Actual.
    package static func draft(
        _ text: String = "move away from the river",
        severity: Severity = .severe,
        ack: AcknowledgementMode = .full
    ) throws -> NoticeDraft {
        let center: JSONValue = ["23.5880", "58.3829"]
        let fields: JSONObject = [
            "advice": "go up", "event": "flood", "text": .string(text),
            "place": .object([("center", center), ("radiusMetres", 5000), ("type", "circle")]),
            "window": ["from": .text(start), "to": .text(start.adding(seconds: 3600))],
        ]
        var draft = NoticeDraft(fields: try NoticeFields(fields))
        draft.severity = severity
        draft.ack = ack
        draft.deadline = ReplyDeadline(
            clock: .delivery,
            seconds: 1800,
            latest: start.adding(seconds: 7200)
        )
        return draft
    }

    /// Signs a notice under the latest card.
    package mutating func compose(
        _ draft: NoticeDraft,
        to recipients: [PartyID],
        kind: NoticeKind = .warning,
        at time: Timestamp = start
    ) throws -> ComposedNotice {
        var source = random
        defer { random = source }
        return try NoticeSigner.compose(
            draft: draft,
            issuer: id,
            card: chain.latest.id,
            recipients: recipients,
            kind: kind,
            composedAt: time,
            key: notice,
            random: { source.octets($0) }
        )
    }

    /// Signs an approval; nothing keeps an officer from signing what they may not.
    package mutating func approval(
        of notice: ObjectID,
        card: ObjectID? = nil,
        by officer: TestOfficer,
        as role: Role = .releaser,
        at time: Timestamp = start
    ) throws -> String {
        let payload = ApprovalPayload(
            jti: random.randomID(),
            party: id,
            notice: notice,
            card: card ?? chain.latest.id,
            role: role,
            approvedAt: time,
            after: []
        )
        return try ApprovalSigner.sign(payload, key: officer.key).jws
    }

    /// A notice that every releaser approved.
    package mutating func released(
        _ draft: NoticeDraft,
        to recipients: [PartyID],
        kind: NoticeKind = .warning,
        at time: Timestamp = start
    ) throws -> VerifiedNotice {
        let composed = try compose(draft, to: recipients, kind: kind, at: time)
        var approvals: [String] = []
        for officer in officers where officer.roles.contains(.releaser) {
            approvals.append(try approval(of: composed.id, by: officer, at: time))
        }
        return try NoticeVerifier.verify(
            text: composed.text,
            approvals: approvals,
            issuer: chain,
            mode: .complete
        )
    }

    package mutating func dispatch(
        _ notice: ObjectID,
        to recipient: PartyID,
        number: Int = 1,
        previous: ObjectID? = nil,
        at time: Timestamp = start
    ) throws -> SignedObject {
        let payload = DispatchPayload(
            jti: random.randomID(),
            issuer: id,
            recipient: recipient,
            notice: notice,
            number: number,
            previous: previous,
            seen: nil,
            at: time,
            after: []
        )
        return try DispatchSigner.sign(payload, key: self.notice)
    }

    /// Dispatches a notice and seals it to the recipient's key.
    package mutating func message(
        _ notice: VerifiedNotice,
        to recipient: TestParty,
        number: Int = 1,
        previous: ObjectID? = nil,
        at time: Timestamp = start
    ) throws -> TestMessage {
        let dispatch = try dispatch(
            notice.id,
            to: recipient.id,
            number: number,
            previous: previous,
            at: time
        )
        let content = EnvelopeSealer.Content(dispatch: dispatch, notice: notice)
        let (msg, salt) = (random.randomID(), random.randomID())
        let sealed = try seal(content, to: recipient, msg: msg, salt: salt)
        return TestMessage(notice: notice, dispatch: dispatch, msg: msg, salt: salt, sealed: sealed)
    }

    /// Seals whatever a test wants in an envelope.
    package mutating func seal(
        _ content: EnvelopeSealer.Content,
        to recipient: TestParty,
        msg: RandomID,
        salt: RandomID
    ) throws -> SealedEnvelope {
        var source = random
        defer { random = source }
        return try EnvelopeSealer.seal(
            content,
            to: recipient.id,
            key: recipient.sealing.publicKey,
            msg: msg,
            salt: salt,
            random: { source.octets($0) }
        )
    }

    /// Hands a message over to a next hop.
    package mutating func submission(
        of message: TestMessage,
        nextHop: PartyID? = nil,
        route: [PartyID] = [],
        at time: Timestamp = start
    ) throws -> SignedObject {
        let payload = SubmissionPayload(
            jti: random.randomID(),
            issuer: id,
            to: message.sealed.header.to,
            nextHop: nextHop ?? message.sealed.header.to,
            route: route,
            msg: message.msg,
            env: message.sealed.env,
            pc: message.sealed.pc,
            at: time
        )
        return try SubmissionSigner.sign(payload, key: node)
    }
}
