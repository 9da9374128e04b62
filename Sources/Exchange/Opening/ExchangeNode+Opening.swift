// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Envelopes of a sender that are opened in a round, however many senders there are.
    private static let smallestShare = 16

    /// How long an envelope waits for a card version that its notice names, in seconds.
    private static let cardPatience: Int64 = 600

    /// Opens what waits, if this node opens automatically; returns how many were settled.
    ///
    /// Holds at most `limit` envelopes in memory, or the smallest share of each sender where that is more.
    package func openWaiting(limit: Int = 64) async throws -> Int {
        guard settings.opening == .automatic, !isReadOnly else { return 0 }
        let waiting = try await store.read { try Self.unopened($0, limit: limit) }
        return try await countConcurrently(waiting, atMost: settings.parallelDeliveries) { message in
            try await open(message)
        }
    }

    /// What is opened next: a share for each sender, flash before the rest, and senders by turns.
    private static func unopened(_ reader: any StoreReader, limit: Int) throws -> [MessageRecord] {
        let bySender = Dictionary(grouping: try reader.unopenedQueues(), by: \.party)
        let share = max(smallestShare, limit / max(1, bySender.count))
        var ranked: [(lane: Int, turn: Int, message: MessageRecord)] = []
        for sender in bySender.keys.sorted() {
            let waiting = try (bySender[sender] ?? []).reduce(into: [Lane: [MessageRecord]]()) {
                $0[$1.lane] = try reader.unopened(in: $1, limit: share)
            }
            for (turn, message) in LaneShare.pick(waiting, places: share).enumerated() {
                ranked.append((message.lane.rank, turn, message))
            }
        }
        return ranked.sorted { ($0.lane, $0.turn) < ($1.lane, $1.turn) }.map(\.message)
    }

    /// Opens one envelope: verifies everything in it, stores the notice, and signs that the node opened it.
    ///
    /// What does not verify is refused with signed evidence and, if somebody spoke as another party,
    /// recorded. Returns whether the envelope is settled: one whose notice names a card version that is not
    /// here yet waits some minutes for it.
    @discardableResult
    func open(_ message: MessageRecord) async throws -> Bool {
        guard message.state == .unopened else { return message.state != .sealed }
        try requireOpen(to: message.from)
        do {
            let envelope = try Refusal.naming { try EnvelopeReader.readHeader(message.envelope) }
            let share =
                envelope.header.grade == .immediate
                ? nil : try await store.read { try secondShare(of: envelope.header, in: $0) }
            let opened = try Refusal.naming {
                try EnvelopeOpener.open(
                    envelope,
                    keys: keys.sealing,
                    share: share,
                    recipient: party,
                    sender: try pinned(message.from)
                )
            }
            try await store.write { try keep(opened, of: message.msg, in: $0) }
            if opened.notice.visible.kind == .posture { try await watchPostures() }
            logger.info("opened by the node", metadata: ["msg": "\(message.msg.text)"])
        } catch let refusal as Refusal {
            let age = clock.now().seconds(since: message.keptAt)
            if refusal.code == .unknownCard, age < Self.cardPatience { return false }
            try await refuse(message.msg, because: refusal)
        } catch is StoreConflict {
            try await refuse(
                message.msg,
                because: Refusal(.dispatchMismatch, "another dispatch has this number")
            )
        }
        signal.raise()
        return true
    }

    private func keep(
        _ opened: OpenedEnvelope,
        of msg: RandomID,
        in transaction: any StoreTransaction
    ) throws {
        guard var message = try transaction.message(msg), message.state == .unopened else { return }
        try keepDispatch(
            opened.dispatch,
            of: message,
            kind: opened.notice.visible.kind,
            in: transaction
        )
        let notice = opened.notice
        message.state = .opened
        message.pcSalt = opened.salt
        message.dispatch = opened.dispatch.id
        message.notice = notice.id
        try transaction.putMessage(message)
        try transaction.putNotice(
            NoticeRecord(
                id: notice.id,
                direction: .inbound,
                issuer: message.from,
                text: notice.text,
                approvals: notice.approvals.map(\.jws),
                releasedAt: clock.now(),
                createdAt: clock.now()
            )
        )
        for link in LinkRecord.links(of: notice.visible, id: notice.id) { try transaction.putLink(link) }
        if let posture = PostureRecord(of: notice.visible, id: notice.id) {
            try transaction.putPosture(posture)
        }
        _ = try transaction.append(ObjectHash.leaf(.notice, notice.releasedBytes))
        for approval in notice.approvals {
            _ = try transaction.append(ObjectHash.leaf(.approval, approval.jws))
        }
        // After a loss it may have been taken back: what was signed for once is not signed for again.
        let known = try transaction.evidence(of: msg).first {
            $0.issuer == party && $0.event == EventName.contentAccessTracking.uri
        }
        if let known { return try sendBack(known, of: message, in: transaction) }
        let evidence = try makeEvidence(
            .contentAccessTracking,
            about: EvidenceSubject(message),
            binding: accessBinding(opened),
            in: transaction
        )
        try sendBack(evidence, of: message, in: transaction)
        if let facts = try DeadlineFacts(of: message, in: transaction) {
            try startDeadlines(message, facts, ladder: [], in: transaction)
        }
    }

    /// What access evidence binds; nothing about the content in content-free mode.
    private func accessBinding(_ opened: OpenedEnvelope) -> EvidenceBinding {
        var binding = EvidenceBinding()
        guard opened.notice.visible.ack == .full else { return binding }
        binding.dispatch = opened.dispatch.id
        binding.notice = opened.notice.id
        binding.hidden = opened.notice.hiddenCount
        binding.allMatched = true
        binding.sdHash = opened.notice.sdHash
        binding.specificity = opened.specificity
        return binding
    }

    private func refuse(_ msg: RandomID, because refusal: Refusal) async throws {
        logger.notice("not opened", metadata: ["msg": "\(msg.text)", "code": "\(refusal.code.text)"])
        try await store.write { transaction in
            guard var message = try transaction.message(msg), message.state == .unopened else { return }
            message.state = .refused
            try transaction.putMessage(message)
            let evidence = try makeEvidence(
                .contentConsignmentFailure,
                about: EvidenceSubject(message),
                reasons: [refusal.code],
                in: transaction
            )
            try sendBack(evidence, of: message, in: transaction)
            guard Forgery.reasons.contains(refusal.code) else { return }
            let attempt = ImpersonationAttempt(
                about: message.from,
                presentedBy: message.previousHop,
                digest: message.env,
                reason: refusal.code,
                at: clock.now()
            )
            try record(attempt, in: transaction)
        }
    }
}
