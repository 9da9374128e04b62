// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Counts an envelope that this node takes charge of, in the transaction that accepts it.
    func countCarried(_ env: Digest, from: PartyID, to: PartyID, in transaction: any StoreTransaction) throws
    {
        let end = CarriedChain.adding(env, to: try transaction.carriedEnd(from: from, to: to))
        try transaction.putCarried(env, end: end, pair: PartyPair(from: from, to: to))
    }

    /// Signs a relay status for each pair for which one is due; returns how many.
    ///
    /// A pair is served once an envelope was carried for it, or an officer asked for a first status. Due is:
    /// none yet, the interval has passed, or envelopes were taken since the last one.
    func makeRelayStatuses() async throws -> Int {
        var count = 0
        for pair in try await store.read({ try $0.servedPairs(by: party) }) {
            guard try await store.read({ try isRelayStatusDue(for: pair, in: $0) }) else { continue }
            count += try await store.write { transaction in
                guard try isRelayStatusDue(for: pair, in: transaction) else { return 0 }
                try makeRelayStatus(for: pair, in: transaction)
                return 1
            }
        }
        return count
    }

    /// Signs, logs and sends a relay status for one pair, due or not; from then on the pair is served.
    ///
    /// Refuses `misaddressed` unless this party and both ends are three, and `unknown-card` unless both are
    /// pinned.
    package func makeRelayStatus(for pair: PartyPair) async throws {
        guard Set([party, pair.from, pair.to]).count == 3 else {
            throw Refusal(.misaddressed, "a relay's status is about two other parties")
        }
        for end in [pair.from, pair.to] { _ = try pinned(end) }
        try await store.write { try makeRelayStatus(for: pair, in: $0) }
        signal.raise()
    }

    /// Takes a relay's status about a pair of which this party is an end; returns how many were new.
    func acceptRelayStatus(_ text: String, from requester: PartyID) async throws -> Int {
        let issuer = try pinned(requester)
        let status = try await recordingForgery(by: requester) {
            try Forgery.naming(requester, text) { try RelayStatusVerifier.verify(text, issuer: issuer) }
        }
        guard [status.payload.from, status.payload.to].contains(party) else {
            throw Refusal(.misaddressed, "the relay status is about another pair")
        }
        return try await store.write { try keep(status, in: $0) }
    }

    private func makeRelayStatus(for pair: PartyPair, in transaction: any StoreTransaction) throws {
        let last = try transaction.lastRelayStatus(by: party, about: pair)
        let payload = RelayStatusPayload(
            jti: random.randomID(),
            issuer: party,
            from: pair.from,
            to: pair.to,
            index: (last?.index ?? 0) + 1,
            previous: last?.id,
            carried: try transaction.carriedEnd(from: pair.from, to: pair.to),
            at: clock.now(),
            after: try anchors(transaction)
        )
        let signed = try RelayStatusSigner.sign(payload, key: keys.node)
        try transaction.putRelayStatus(
            RelayStatusRecord(
                id: signed.id,
                issuer: party,
                pair: pair,
                index: payload.index,
                jws: signed.jws,
                keptAt: clock.now()
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.relayStatus, signed.jws))
        for end in [pair.from, pair.to] {
            _ = try transaction.enqueue(
                OutboxItem(party: end, content: .status(signed.jws), due: clock.now())
            )
        }
    }

    private func keep(_ status: VerifiedRelayStatus, in transaction: any StoreTransaction) throws -> Int {
        let payload = status.payload
        let pair = PartyPair(from: payload.from, to: payload.to)
        let around = try transaction.relayStatuses(
            by: payload.issuer,
            about: pair,
            above: payload.index - 2,
            limit: 3
        )
        for known in around {
            let other = try self.payload(of: known)
            if known.id == status.id { return 0 }
            let fits =
                switch known.index - payload.index {
                case -1: known.id == payload.previous && other.carried.number <= payload.carried.number
                case 0: false
                case 1: other.previous == status.id && other.carried.number >= payload.carried.number
                default: true
                }
            let isFork = other.carried.number == payload.carried.number && other.carried != payload.carried
            guard fits, !isFork else {
                logger.critical(
                    "a relay's statuses contradict one another",
                    metadata: ["relay": "\(payload.issuer.text)", "index": "\(payload.index)"]
                )
                throw Refusal("conflict", "the status does not fit the relay's chain that is known")
            }
        }
        try transaction.putRelayStatus(
            RelayStatusRecord(
                id: status.id,
                issuer: payload.issuer,
                pair: pair,
                index: payload.index,
                jws: status.jws,
                keptAt: clock.now()
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.relayStatus, status.jws))
        return 1
    }

    private func isRelayStatusDue(for pair: PartyPair, in reader: any StoreReader) throws -> Bool {
        guard cards[pair.from] != nil, cards[pair.to] != nil else { return false }
        guard let last = try reader.lastRelayStatus(by: party, about: pair) else { return true }
        if clock.now().seconds(since: last.keptAt) >= Int64(settings.statusInterval) { return true }
        let number = try statusNumbers.number(in: last.id) { try payload(of: last).carried.number }
        return try reader.carriedEnd(from: pair.from, to: pair.to).number > number
    }

    private func payload(of record: RelayStatusRecord) throws -> RelayStatusPayload {
        try RelayStatusVerifier.verify(record.jws, issuer: try pinned(record.issuer)).payload
    }
}
