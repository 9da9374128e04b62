// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import NoticeSecurity

/// What an officer asks to be composed.
package struct DraftRequest: Sendable {
    package var kind: NoticeKind
    package var recipients: [PartyID]
    package var via: [PartyID]
    package var draft: NoticeDraft
    /// The request's id: the same request again gets the same notice.
    package var request: RandomID

    package init(
        kind: NoticeKind,
        recipients: [PartyID],
        via: [PartyID],
        draft: NoticeDraft,
        request: RandomID
    ) {
        self.kind = kind
        self.recipients = recipients
        self.via = via
        self.draft = draft
        self.request = request
    }
}

extension ExchangeNode {
    /// Composes and signs a notice that waits for its approvals; returns its id.
    ///
    /// Releases it at once where the mandate asks for no approval.
    package func draft(_ request: DraftRequest, by officer: KeyID) async throws -> ObjectID {
        try requireRole(of: officer, [.drafter, .releaser])
        for recipient in request.recipients + request.via { _ = try pinned(recipient) }
        if let known = try await store.read({ try $0.notice(draftedBy: request.request) }) { return known.id }
        let composed = try NoticeSigner.compose(
            draft: request.draft,
            issuer: party,
            card: ownCard.latest.id,
            recipients: request.recipients,
            kind: request.kind,
            composedAt: clock.now(),
            key: keys.notice,
            random: random.bytes
        )
        let notice = try verified(composed.text, approvals: [])
        let record = NoticeRecord(
            id: composed.id,
            direction: .outbound,
            issuer: party,
            text: composed.text,
            createdAt: clock.now(),
            request: request.request,
            via: request.via
        )
        try await store.write { transaction in
            try transaction.putNotice(record)
            if case .satisfied = notice.mandate { try release(record, notice, in: transaction) }
        }
        signal.raise()
        return composed.id
    }

    /// Takes an officer's approval; releases the notice in the same transaction once the mandate is satisfied.
    package func approve(_ id: ObjectID, with approval: String) async throws {
        try await store.write { transaction in
            guard var record = try transaction.notice(id), record.direction == .outbound else {
                throw Refusal("not-found", "notice \(id.text) was not composed here")
            }
            if record.approvals.contains(approval) { return }
            guard record.releasedAt == nil else {
                throw Refusal("conflict", "the notice is released already")
            }
            record.approvals = (record.approvals + [approval]).sorted { precedesInBytes($0, $1) }
            let notice = try verified(record.text, approvals: record.approvals)
            guard Set(notice.approvals.map(\.kid)).count == record.approvals.count else {
                throw Refusal("conflict", "this officer has approved it already")
            }
            _ = try transaction.append(ObjectHash.leaf(.approval, approval))
            try transaction.putNotice(record)
            if case .satisfied = notice.mandate { try release(record, notice, in: transaction) }
        }
        signal.raise()
    }

    func verified(_ text: String, approvals: [String]) throws -> VerifiedNotice {
        do {
            return try NoticeVerifier.verify(
                text: text,
                approvals: approvals,
                issuer: ownCard,
                mode: .complete
            )
        } catch {
            throw Refusal(error)
        }
    }

    func requireRole(of officer: KeyID, _ roles: Set<Role>) throws {
        guard let entry = ownCard.officer(officer, in: ownCard.latest.id),
            !roles.isDisjoint(with: entry.roles)
        else {
            throw Refusal(
                "role-missing",
                "needs one of the roles \(roles.map(\.rawValue).sorted().joined(separator: ", "))"
            )
        }
    }

    /// Numbers, signs, seals and queues one dispatch for each recipient.
    private func release(
        _ record: NoticeRecord,
        _ notice: VerifiedNotice,
        in transaction: any StoreTransaction
    ) throws {
        var record = record
        record.releasedAt = clock.now()
        try transaction.putNotice(record)
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
        let last = try transaction.lastDispatch(from: party, to: recipient)
        let payload = DispatchPayload(
            jti: random.randomID(),
            issuer: party,
            recipient: recipient,
            notice: notice.id,
            number: (last?.number ?? 0) + 1,
            previous: last?.id,
            seen: try transaction.lastDispatch(from: recipient, to: party)?.id,
            at: clock.now(),
            after: try anchors(transaction)
        )
        let signed = try DispatchSigner.sign(payload, key: keys.notice)
        let msg = random.randomID()
        let salt = random.randomID()
        let sealed = try EnvelopeSealer.seal(
            EnvelopeSealer.Content(dispatch: signed, notice: notice),
            to: recipient,
            key: try sealingKey(of: recipient),
            msg: msg,
            salt: salt,
            random: random.bytes
        )
        try transaction.putDispatch(
            DispatchRecord(
                id: signed.id,
                from: party,
                to: recipient,
                number: payload.number,
                notice: notice.id,
                msg: msg,
                jws: signed.jws
            )
        )
        try transaction.putMessage(
            MessageRecord(
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
                keptAt: clock.now()
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.dispatch, signed.jws))
        _ = try transaction.append(ObjectHash.leaf(.envelope, sealed.bytes))
        let hops = record.via.isEmpty ? settings.routes[recipient] ?? [] : record.via
        for hop in hops.isEmpty ? [recipient] : hops {
            try submit(sealed, msg: msg, to: recipient, through: hop, in: transaction)
        }
    }

    private func submit(
        _ sealed: SealedEnvelope,
        msg: RandomID,
        to recipient: PartyID,
        through hop: PartyID,
        in transaction: any StoreTransaction
    ) throws {
        let submission = try SubmissionSigner.sign(
            SubmissionPayload(
                jti: random.randomID(),
                issuer: party,
                to: recipient,
                nextHop: hop,
                msg: msg,
                env: sealed.env,
                pc: sealed.pc,
                at: clock.now()
            ),
            key: keys.node
        )
        try keepSubmission(submission.jws, of: msg, to: hop, in: transaction)
        _ = try transaction.enqueue(OutboxItem(party: hop, content: .envelope(msg), due: clock.now()))
    }

    private func sealingKey(of recipient: PartyID) throws -> SealingPublicKey {
        guard let key = try pinned(recipient).sealingKeys(at: clock.now()).first else {
            throw Refusal("unknown-key", "the card of \(recipient.text) holds no sealing key")
        }
        return key
    }
}
