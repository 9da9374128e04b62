// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Numbers, signs, seals and queues one dispatch for each recipient.
    ///
    /// All of it is one transaction: a notice is released to all of its recipients or to none.
    func release(
        _ record: NoticeRecord,
        _ notice: VerifiedNotice,
        in transaction: any StoreTransaction
    ) throws {
        var record = record
        record.releasedAt = clock.now()
        try transaction.putNotice(record)
        if let posture = PostureRecord(of: notice.visible, id: notice.id) {
            try transaction.putPosture(posture)
        }
        _ = try transaction.append(ObjectHash.leaf(.notice, notice.releasedBytes))
        for recipient in notice.visible.recipients {
            try dispatch(record, notice, to: recipient, in: transaction)
        }
    }

    private func dispatch(
        _ record: NoticeRecord,
        _ notice: VerifiedNotice,
        to recipient: PartyID,
        in transaction: any StoreTransaction
    ) throws {
        let (payload, signed) = try signedDispatch(of: notice, to: recipient, in: transaction)
        let (msg, salt) = (random.randomID(), random.randomID())
        let sealed = try Refusal.naming {
            try EnvelopeSealer.seal(
                EnvelopeSealer.Content(dispatch: signed, notice: notice),
                to: recipient,
                key: try sealingKey(of: recipient),
                shareHolder: try shareHolder(of: notice.visible, to: recipient, via: record.via),
                msg: msg,
                salt: salt,
                random: random.bytes
            )
        }
        try transaction.putDispatch(
            DispatchRecord(
                id: signed.id,
                from: party,
                to: recipient,
                number: payload.number,
                notice: notice.id,
                msg: msg,
                kind: notice.visible.kind,
                jws: signed.jws
            )
        )
        let message = MessageRecord(
            msg: msg,
            direction: .outbound,
            state: .kept,
            from: party,
            to: recipient,
            env: sealed.env,
            envelope: sealed.bytes,
            pc: sealed.pc,
            pcSalt: salt,
            dispatch: signed.id,
            notice: notice.id,
            keptAt: clock.now(),
            lane: sealed.header.lane
        )
        try transaction.putMessage(message)
        let facts = DeadlineFacts(
            deadline: notice.visible.deadline,
            sentAt: payload.at,
            expiresAt: notice.visible.expiresAt
        )
        try startDeadlines(message, facts, ladder: notice.fields.ladder, in: transaction)
        _ = try transaction.append(ObjectHash.leaf(.dispatch, signed.jws))
        _ = try transaction.append(ObjectHash.leaf(.envelope, sealed.bytes))
        for route in routes(of: record, to: recipient) {
            try submit(sealed, msg: msg, to: recipient, by: route, in: transaction)
        }
    }

    /// The ways to a recipient, each once: the direct one where nothing else was said.
    func routes(of record: NoticeRecord, to recipient: PartyID) -> [Route] {
        let chosen = record.via.isEmpty ? settings.routes[recipient] ?? [] : record.via
        return chosen.isEmpty ? [.direct] : Set(chosen.map { $0.ending(at: recipient) }).sorted()
    }

    private func signedDispatch(
        of notice: VerifiedNotice,
        to recipient: PartyID,
        in reader: any StoreReader
    ) throws -> (DispatchPayload, SignedObject) {
        try requireOpen(to: recipient)
        let end = try ownEnd(to: recipient, in: reader)
        let payload = DispatchPayload(
            jti: random.randomID(),
            issuer: party,
            recipient: recipient,
            notice: notice.id,
            number: end.number + 1,
            previous: end.head,
            seen: try reader.lastDispatch(from: recipient, to: party)?.id,
            at: clock.now(),
            after: try anchors(reader)
        )
        return (payload, try DispatchSigner.sign(payload, key: keys.notice))
    }

    private func submit(
        _ sealed: SealedEnvelope,
        msg: RandomID,
        to recipient: PartyID,
        by route: Route,
        in transaction: any StoreTransaction
    ) throws {
        let stops = route.stops(to: recipient)
        let submission = try SubmissionSigner.sign(
            SubmissionPayload(
                jti: random.randomID(),
                issuer: party,
                to: recipient,
                nextHop: stops[0],
                route: Array(route.relays.dropFirst()),
                msg: msg,
                env: sealed.env,
                pc: sealed.pc,
                at: clock.now()
            ),
            key: keys.node
        )
        try keepSubmission(submission.jws, of: msg, by: route, in: transaction)
        try enqueueEnvelope(msg, by: route, to: stops[0], lane: sealed.header.lane, in: transaction)
    }

    /// Who keeps the second key share: the first relay; nil where the grade needs none.
    func shareHolder(
        of visible: NoticeVisible,
        to recipient: PartyID,
        via: [Route]
    ) throws -> EnvelopeSealer.ShareHolder? {
        guard visible.grade != .immediate else { return nil }
        let relays = (via.isEmpty ? settings.routes[recipient] ?? [] : via).flatMap(\.relays)
        guard let holder = relays.first(where: { $0 != recipient }) else {
            throw Refusal(.gradeNotSupported, "the grade needs a relay that holds a key share")
        }
        return EnvelopeSealer.ShareHolder(party: holder, key: try sealingKey(of: holder))
    }

    func sealingKey(of recipient: PartyID) throws -> SealingPublicKey {
        guard let key = try pinned(recipient).sealingKeys(at: clock.now()).first else {
            throw Refusal(.unknownKey, "the card of \(recipient.text) holds no sealing key")
        }
        return key
    }
}
