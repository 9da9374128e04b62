// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Composes and signs a notice that waits for its approvals; returns its id.
    ///
    /// Releases it at once where the mandate asks for no approval. The same request again gets the same
    /// notice.
    package func draft(_ request: DraftRequest, by officer: KeyID) async throws -> ObjectID {
        try requireOpen()
        for recipient in request.recipients { try requireOpen(to: recipient) }
        // Whoever is on watch may call for help.
        let composers: Set<Role> = [.drafter, .releaser]
        try requireRole(of: officer, request.kind == .distress ? composers.union([.watch]) : composers)
        if let known = try await store.read({ try $0.notice(draftedBy: request.request) }) { return known.id }
        try await checkStatus(of: request)
        let request = try await followingOriginal(request)
        try await checkDeparture(request)
        let notice = try composed(request)
        let record = NoticeRecord(
            id: notice.id,
            direction: .outbound,
            issuer: party,
            text: notice.text,
            createdAt: clock.now(),
            request: request.request,
            via: request.via,
            isHeld: request.isPrepared
        )
        let id = try await store.write { transaction in
            if let known = try transaction.notice(draftedBy: request.request) { return known.id }
            try transaction.putNotice(record)
            for link in LinkRecord.links(of: notice.visible, id: record.id) { try transaction.putLink(link) }
            if notice.mandate.isSatisfied, !record.isHeld { try release(record, notice, in: transaction) }
            return record.id
        }
        signal.raise()
        if request.kind == .posture { try await watchPostures() }
        return id
    }

    /// Takes an officer's approval; the one that satisfies the mandate releases the notice with it.
    ///
    /// The same approval again changes nothing.
    package func approve(_ id: ObjectID, with approval: String) async throws {
        try requireOpen()
        while true {
            guard let record = try await store.read({ try $0.notice(id) }), record.direction == .outbound
            else { throw Refusal("not-found", "notice \(id.text) was not composed here") }
            if record.approvals.contains(approval) { return }
            let notice = try approved(record, with: approval)
            let isKept = try await store.write { transaction in
                // Somebody else approved since it was read: verify both together.
                guard try transaction.notice(id)?.approvals == record.approvals else { return false }
                try keep(approval, of: record, notice, in: transaction)
                return true
            }
            if isKept {
                if notice.visible.kind == .posture { try await watchPostures() }
                break
            }
        }
        signal.raise()
    }

    private func composed(_ request: DraftRequest) throws -> VerifiedNotice {
        let relays = request.via.flatMap(\.relays)
        guard !relays.contains(party) else {
            throw Refusal(.noRoute, "the own party is no relay to itself")
        }
        guard request.via.count <= Self.largestRouteCount else {
            throw Refusal(.noRoute, "more than \(Self.largestRouteCount) routes")
        }
        for relay in relays { _ = try pinned(relay) }
        for recipient in request.recipients where recipient != party { _ = try sealingKey(of: recipient) }
        try checkShortNotice(request.kind, request.draft.fields, to: request.recipients)
        return try Refusal.naming {
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
            for recipient in request.recipients {
                _ = try shareHolder(of: composed.visible, to: recipient, via: request.via)
            }
            for recipient in composed.visible.recipients where recipient != party {
                if let problem = try problem(with: composed.visible.ack, between: recipient) { throw problem }
            }
            return try verified(composed.text, approvals: [])
        }
    }

    private func approved(_ record: NoticeRecord, with approval: String) throws -> VerifiedNotice {
        guard record.releasedAt == nil else { throw Refusal("conflict", "the notice is released already") }
        let notice = try Refusal.naming {
            try verified(record.text, approvals: record.approvals + [approval])
        }
        guard Set(notice.approvals.map(\.kid)).count == record.approvals.count + 1 else {
            throw Refusal("conflict", "this officer has approved it already")
        }
        guard notice.visible.expiresAt >= clock.now() else {
            throw Refusal(.expired, "the notice has expired")
        }
        return notice
    }

    private func keep(
        _ approval: String,
        of record: NoticeRecord,
        _ notice: VerifiedNotice,
        in transaction: any StoreTransaction
    ) throws {
        var record = record
        record.approvals = notice.approvals.map(\.jws)
        _ = try transaction.append(ObjectHash.leaf(.approval, approval))
        try transaction.putNotice(record)
        if notice.mandate.isSatisfied, !record.isHeld { try release(record, notice, in: transaction) }
    }

    func verified(_ text: String, approvals: [String]) throws -> VerifiedNotice {
        try NoticeVerifier.verify(text: text, approvals: approvals, issuer: ownCard, mode: .complete)
    }

    func requireRole(of officer: KeyID, _ roles: Set<Role>) throws {
        guard let entry = ownCard.officer(officer, in: ownCard.latest.id),
            !roles.isDisjoint(with: entry.roles)
        else {
            let names = roles.map(\.rawValue).sorted().joined(separator: ", ")
            throw Refusal("role-missing", "needs one of the roles \(names)")
        }
    }
}
