// SPDX-License-Identifier: Apache-2.0

internal import Logging
package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Signs a status for each counterpart, and for each pair served as a relay, for which one is due; returns
    /// how many.
    ///
    /// Due is: no status yet, the interval has passed, or dispatches were made since the last one.
    package func makeStatuses() async throws -> Int {
        guard !isReadOnly else { return 0 }
        var count = try await makeRelayStatuses()
        for counterpart in counterparts {
            guard try await store.read({ try isStatusDue(for: counterpart, in: $0) }) else { continue }
            let isMade = try await store.write { transaction in
                guard try isStatusDue(for: counterpart, in: transaction) else { return false }
                try makeStatus(for: counterpart, in: transaction)
                return true
            }
            count += isMade ? 1 : 0
        }
        if count > 0 { signal.raise() }
        return count
    }

    /// Signs, logs and sends a status for one counterpart, due or not.
    package func makeStatus(for counterpart: PartyID) async throws {
        _ = try pinned(counterpart)
        try requireOpen(to: counterpart)
        try await store.write { try makeStatus(for: counterpart, in: $0) }
        signal.raise()
    }

    /// Takes a counterpart's status about this party; returns how many were new.
    ///
    /// Another one with the same index, or one that does not follow the one before it, is equivocation and
    /// refused as `conflict`. Dispatches that two statuses in a row speak of and that never came are asked
    /// for. A relay's status about a pair of this party and another is taken here, too.
    package func acceptStatus(_ text: String, from requester: PartyID) async throws -> Int {
        let issuer = try pinned(requester)
        try requireOpen(to: requester)
        try requireQuota(.other, of: requester)
        if RelayStatusVerifier.isClaimed(by: text) {
            return try await acceptRelayStatus(text, from: requester)
        }
        let status = try await recordingForgery(by: requester) {
            try Forgery.naming(requester, text) { try StatusVerifier.verify(text, issuer: issuer) }
        }
        guard status.payload.counterpart == party else {
            throw Refusal(.misaddressed, "the status is about another counterpart")
        }
        let count = try await store.write { try keep(status, in: $0) }
        signal.raise()
        return count
    }

    private func makeStatus(for counterpart: PartyID, in transaction: any StoreTransaction) throws {
        let last = try transaction.lastStatus(by: party, about: counterpart)
        let payload = StatusPayload(
            jti: random.randomID(),
            issuer: party,
            counterpart: counterpart,
            index: (last?.index ?? 0) + 1,
            previous: last?.id,
            outbound: try outbound(to: counterpart, in: transaction),
            inbound: try end(from: counterpart, to: party, in: transaction),
            seals: try sealCount(for: counterpart, in: transaction),
            missed: try missed(with: counterpart, since: last?.keptAt, in: transaction),
            at: clock.now(),
            after: try anchors(transaction)
        )
        let signed = try StatusSigner.sign(payload, key: keys.node)
        try transaction.putStatus(
            StatusRecord(
                id: signed.id,
                issuer: party,
                counterpart: counterpart,
                index: payload.index,
                jws: signed.jws,
                keptAt: clock.now()
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.status, signed.jws))
        _ = try transaction.enqueue(
            OutboxItem(party: counterpart, content: .status(signed.jws), due: clock.now())
        )
    }

    private func keep(_ status: VerifiedStatus, in transaction: any StoreTransaction) throws -> Int {
        let payload = status.payload
        if let known = try transaction.status(by: payload.issuer, about: party, index: payload.index) {
            if known.id == status.id { return 0 }
            throw equivocation(of: payload.issuer, "another status with this index is known")
        }
        let before = try transaction.status(by: payload.issuer, about: party, index: payload.index - 1)
        let next = try transaction.status(by: payload.issuer, about: party, index: payload.index + 1)
        let named = try next.map { try self.payload(of: $0).previous }
        guard before.map({ $0.id == payload.previous }) ?? true, named.map({ $0 == status.id }) ?? true else {
            throw equivocation(of: payload.issuer, "the status does not fit the chain that is known")
        }
        try transaction.putStatus(
            StatusRecord(
                id: status.id,
                issuer: payload.issuer,
                counterpart: party,
                index: payload.index,
                jws: status.jws,
                keptAt: clock.now()
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.status, status.jws))
        try endOutage(with: payload.issuer, in: transaction)
        if let before { try requestLost(from: payload.issuer, since: before, in: transaction) }
        return 1
    }

    /// Asks for dispatches that the sender counted a whole status ago and that have not come.
    private func requestLost(
        from sender: PartyID,
        since before: StatusRecord,
        in transaction: any StoreTransaction
    ) throws {
        let counted = try payload(of: before).outbound.number
        let last = try transaction.lastDispatch(from: sender, to: party)?.number ?? 0
        guard counted > last else { return }
        try requestGap(last + 1...counted, from: sender, in: transaction)
    }

    private func equivocation(of issuer: PartyID, _ reason: String) -> Refusal {
        logger.critical("a party's statuses contradict one another", metadata: ["party": "\(issuer.text)"])
        return Refusal("conflict", reason)
    }

    private func isStatusDue(for counterpart: PartyID, in reader: any StoreReader) throws -> Bool {
        guard let last = try reader.lastStatus(by: party, about: counterpart) else { return true }
        if clock.now().seconds(since: last.keptAt) >= Int64(settings.statusInterval) { return true }
        let number = try ownEnd(to: counterpart, in: reader).number
        let stated = try statusNumbers.number(in: last.id) {
            try StatusVerifier.unverifiedPayload(of: last.jws).outbound.number
        }
        return number > stated
    }

    func payload(of record: StatusRecord) throws -> StatusPayload {
        try StatusVerifier.verify(record.jws, issuer: try pinned(record.issuer)).payload
    }

    /// Whether a party sends and receives notices: one that is a witness or a log alone has no such key.
    func exchangesNotices(_ party: PartyID) -> Bool {
        cards[party]?.latest.payload.keys.contains { $0.use == .notice } ?? false
    }

    private func outbound(to counterpart: PartyID, in reader: any StoreReader) throws -> ChannelEnd {
        let end = try ownEnd(to: counterpart, in: reader)
        guard let head = end.head else { return .none }
        return ChannelEnd(number: end.number, head: head)
    }

    func end(from: PartyID, to: PartyID, in reader: any StoreReader) throws -> ChannelEnd {
        guard let last = try reader.unbrokenEnd(from: from, to: to) else { return .none }
        return ChannelEnd(number: last.number, head: last.id)
    }
}
