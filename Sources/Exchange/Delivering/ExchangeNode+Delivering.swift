// SPDX-License-Identifier: Apache-2.0

internal import Logging
package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Times a peer may answer no to something else than an envelope before it is asked no more, or seldom.
    private static let largestRefusalCount = 20
    /// Seconds between two tries where it is asked seldom.
    private static let seldomSeconds = 3_600
    /// Tries before these end as well: a month of them.
    private static let largestDoubtCount = largestRefusalCount + 30 * 24
    /// What a peer answers whose own state is in the way, and not what it was sent.
    private static let passingRefusals: Set<String> = [
        ReasonCode.unknownCard.text, ReasonCode.quota.text, "failed", "not-ready", "restoring",
    ]
    /// What a peer answers to bytes that somebody on the way changed, or that its software reads wrongly.
    private static let doubtfulRefusals: Set<String> = [
        ReasonCode.malformedNotice.text, ReasonCode.malformedEnvelope.text, "malformed-body",
        ReasonCode.badSignature.text, ReasonCode.wrongKey.text, ReasonCode.unknownKey.text,
        ReasonCode.payloadMismatch.text,
    ]

    /// Parties that are delivered to at once in one call.
    private static let parallelParties = 16
    /// Places of a party in a round, however many parties there are.
    private static let smallestShare = 16

    /// Tries what is due once, several at a time; returns how many items were tried.
    ///
    /// Every party that something is due for has a share of the places, and within it the lanes go by urgency
    /// (``LaneShare``): no party and no lane holds up another. An item that fails is put off: twice as long
    /// each time, up to the cap; once a party cannot be reached, the rest for it is put off with it. An
    /// envelope is dropped only when it has expired, and that leaves signed evidence; anything else also when
    /// the peer has refused it again and again. Calls may overlap: no two try the same item at once. While the
    /// store keeps nothing, nothing is handed over but now and then (``StoreTrouble``).
    package func deliverDue(limit: Int = 256) async throws -> Int {
        guard !isReadOnly, !storeTrouble.isHolding(at: clock.now()) else { return 0 }
        do {
            let count = try await deliverRound(limit: limit)
            if count > 0 { storeTrouble.worked() }
            return count
        } catch let error as CancellationError {
            throw error
        } catch {
            storeTrouble.failed(at: clock.now())
            throw error
        }
    }

    private func deliverRound(limit: Int) async throws -> Int {
        let queues = try await store.read { [now = clock.now()] in try $0.dueQueues(by: now) }
        let byParty = Dictionary(grouping: queues, by: \.party)
        // Those that gave no answer before come last: they may hang.
        let parties = byParty.keys.sorted()
        let order = parties.filter { !peers.isSilent($0) } + parties.filter { peers.isSilent($0) }
        let share = max(Self.smallestShare, limit / max(1, parties.count))
        return try await sumConcurrently(order, atMost: Self.parallelParties) { party in
            guard rounds.begin(party) else { return 0 }
            defer { rounds.end(party) }
            return try await deliver(byParty[party] ?? [], places: share)
        }
    }

    /// A round for one party.
    private func deliver(_ queues: [LaneQueue], places: Int) async throws -> Int {
        let waiting = try await store.read { [now = clock.now()] reader in
            try queues.reduce(into: [Lane: [OutboxItem]]()) {
                $0[$1.lane] = try reader.outbox(in: $1, dueBy: now, limit: places)
            }
        }
        let items = LaneShare.pick(waiting, places: places)
        let silent = SilentParties()
        // What a notice names has to be there before it: cards first.
        let cards = items.filter(\.isCard)
        let others = items.filter { !$0.isCard }
        var count = 0
        for phase in [cards, others] where !phase.isEmpty {
            count += try await countConcurrently(phase, atMost: settings.parallelDeliveries) { item in
                try await attempt(item, unless: silent)
            }
        }
        return count
    }

    /// When to try the next item; nil if the outbox is empty.
    package func nextDelivery() async throws -> Timestamp? {
        let next = try await store.read { try $0.nextOutboxTime() }
        return next.map { max($0, storeTrouble.until ?? $0) }
    }

    /// Returns false if another task has the item.
    private func attempt(_ item: OutboxItem, unless silent: SilentParties) async throws -> Bool {
        guard inFlight.claim(item.number) else { return false }
        defer { inFlight.release(item.number) }
        do {
            if let reason = silent.reason(for: item.party) {
                if try await giveUp(item) { return true }
                throw PeerFailure.unreachable(reason)
            }
            try await deliver(item)
            await heard(from: item.party)
        } catch let refusal as Refusal {
            try await putOff(item, because: .unreachable("\(refusal.code.text): \(refusal.detail)"))
        } catch let failure as PeerFailure {
            try await putOff(item, because: failure)
            switch failure {
            case .unreachable(let reason):
                silent.insert(item.party, reason)
                peers.insertSilent(item.party)
                contacts.failed(to: item.party, because: reason, at: clock.now())
            case .refused: await heard(from: item.party)
            }
        }
        return true
    }

    private func deliver(_ item: OutboxItem) async throws {
        let peer = try peer(item.party)
        switch item.content {
        case .envelope(let msg, let route):
            return try await deliverEnvelope(msg, by: route, item)
        case .deposit(let msg): return try await deposit(msg, item)
        case .evidence(let msg, let id):
            if let evidence = try await store.read({ try $0.evidence(id) }) {
                try await calling { try await transport.sendEvidence([evidence.jws], of: msg, to: peer) }
            }
        case .status(let jws):
            try await calling { try await transport.sendStatus(jws, to: peer) }
        case .impersonation(let jws):
            try await calling { try await transport.sendImpersonationReport(jws, to: peer) }
        case .denial(let jws):
            try await calling { try await transport.sendDenial(jws, to: peer) }
        case .card:
            let file = ownCard.fileBytes
            try await calling { try await transport.sendCards(file, to: peer) }
        case .gap(let from, let to):
            if from <= to, let gap = try await openGap(from...to, from: item.party) {
                try await calling { try await transport.requestGap(gap, from: peer) }
            }
        }
        try await store.write { try $0.removeOutbox(item.number) }
    }

    /// Runs one call of the transport; whatever it throws besides an answer means that no answer came.
    func calling<Value: Sendable>(_ call: () async throws -> Value) async throws -> Value {
        do {
            return try await call()
        } catch let failure as PeerFailure {
            throw failure
        } catch let error as CancellationError {
            throw error
        } catch {
            throw PeerFailure.unreachable(String(describing: error))
        }
    }

    private func putOff(_ item: OutboxItem, because failure: PeerFailure) async throws {
        let attempts = item.attempts + 1
        if isHopeless(item, failure) {
            logger.warning(
                "given up after refusals",
                metadata: ["to": "\(item.party.text)", "why": "\(failure.summary)"]
            )
            return try await store.write { try $0.removeOutbox(item.number) }
        }
        let roll = random.bytes(1).first ?? 0
        let isSeldom = isRefused(item, failure) && item.attempts >= Self.largestRefusalCount
        let cap = isSeldom ? Self.seldomSeconds : try await retryCap(of: item)
        let wait = Backoff.seconds(afterAttempts: item.attempts, cap: cap, roll: roll)
        logger.info(
            "delivery put off",
            metadata: ["to": "\(item.party.text)", "attempts": "\(attempts)", "seconds": "\(wait)"]
        )
        let due = clock.now().adding(seconds: Int64(wait))
        try await store.write { transaction in
            try transaction.reschedule(
                item.number,
                attempts: attempts,
                due: due,
                lastProblem: String(failure.summary.prefix(200))
            )
        }
    }

    /// The longest wait for an item: never more than a tenth of what its message has left.
    ///
    /// So the one with the shortest deadline asks most often, and its answer hurries the rest for the party.
    private func retryCap(of item: OutboxItem) async throws -> Int {
        let msg: RandomID
        switch item.content {
        case .envelope(let about, _), .evidence(let about, _): msg = about
        case .status, .impersonation, .denial, .card, .gap, .deposit: return settings.retryCap
        }
        guard let message = try await store.read({ try $0.message(msg) }) else { return settings.retryCap }
        let header = try headers.header(of: message)
        let now = clock.now()
        let open = [header.deadline, header.expiresAt].compactMap { $0 }.filter { $0 > now }
        guard let nearest = open.min() else { return settings.retryCap }
        return Backoff.cap(settings.retryCap, secondsLeft: nearest.seconds(since: now))
    }

    /// Whether the peer said no to what it was sent, which is no envelope: these end by their own rules.
    private func isRefused(_ item: OutboxItem, _ failure: PeerFailure) -> Bool {
        if case .envelope = item.content { return false }
        guard case .refused(let code, _) = failure else { return false }
        return !Self.passingRefusals.contains(code.text)
    }

    private func isHopeless(_ item: OutboxItem, _ failure: PeerFailure) -> Bool {
        guard isRefused(item, failure), case .refused(let code, _) = failure else { return false }
        let isDoubtful = Self.doubtfulRefusals.contains(code.text)
        return item.attempts >= (isDoubtful ? Self.largestDoubtCount : Self.largestRefusalCount)
    }
}

extension OutboxItem {
    fileprivate var isCard: Bool {
        if case .card = content { true } else { false }
    }
}

extension PeerFailure {
    /// For people and for the log.
    var summary: String {
        switch self {
        case .refused(let code, _): "refused: \(code.text)"
        case .unreachable(let reason): reason
        }
    }
}
