// SPDX-License-Identifier: Apache-2.0

import Logging
package import NoticeFormat
import NoticeSecurity

extension ExchangeNode {
    /// Tries everything that is due once, several at a time; returns how many items were tried.
    ///
    /// An item that fails is put off: twice as long each time, up to the cap. Nothing is dropped but what has
    /// expired, and that leaves signed evidence.
    package func deliverDue(limit: Int = 256) async throws -> Int {
        let items = try await store.read { [now = clock.now()] in try $0.outbox(dueBy: now, limit: limit) }
        guard !items.isEmpty else { return 0 }
        try await withThrowingTaskGroup(of: Void.self) { group in
            var rest = items[...]
            for item in rest.prefix(settings.parallelDeliveries) {
                group.addTask { try await deliver(item) }
            }
            rest = rest.dropFirst(settings.parallelDeliveries)
            while try await group.next() != nil {
                guard let item = rest.popFirst() else { continue }
                group.addTask { try await deliver(item) }
            }
        }
        return items.count
    }

    /// When the next item is due; nil if the outbox is empty.
    package func nextDelivery() async throws -> Timestamp? {
        try await store.read { try $0.nextOutboxTime() }
    }

    private func deliver(_ item: OutboxItem) async throws {
        do {
            switch item.content {
            case .envelope(let msg): try await deliverEnvelope(msg, item)
            case .evidence(let msg, let id):
                guard let evidence = try await store.read({ try $0.evidence(id) }) else { break }
                try await transport.sendEvidence([evidence.jws], of: msg, to: peer(item.party))
            case .status(let jws): try await transport.sendStatus(jws, to: peer(item.party))
            case .impersonation(let jws):
                try await transport.sendImpersonationReport(jws, to: peer(item.party))
            case .card(_): try await transport.sendCards(ownCard.fileBytes, to: peer(item.party))
            case .gap(let from, let to):
                try await transport.requestGap(from...max(from, to), from: peer(item.party))
            }
            if case .envelope = item.content { return }
            try await store.write { try $0.removeOutbox(item.number) }
        } catch let failure as PeerFailure {
            try await putOff(item, because: failure)
        } catch let refusal as Refusal {
            try await putOff(item, because: .unreachable(refusal.detail))
        }
    }

    private func deliverEnvelope(_ msg: RandomID, _ item: OutboxItem) async throws {
        guard let (message, delivery) = try await delivery(of: msg, through: item.party) else {
            return try await store.write { try $0.removeOutbox(item.number) }
        }
        if try await giveUp(item, message) { return }
        let answer: [String]
        var isRefusal = false
        do {
            answer = try await transport.deliver(delivery, to: peer(item.party))
        } catch PeerFailure.refused(let code, let evidence) where !evidence.isEmpty {
            logger.notice(
                "envelope refused by the next hop",
                metadata: ["msg": "\(msg.text)", "code": "\(code.text)"]
            )
            answer = evidence
            isRefusal = true
        }
        let evidence = try verifiedEvidence(Array(answer.prefix(16)), of: message)
        guard evidence.contains(where: { $0.payload.issuer == item.party }) else {
            throw PeerFailure.unreachable(
                "the next hop gave no evidence of its own\(isRefusal ? " of the refusal" : "")"
            )
        }
        try await store.write { transaction in
            _ = try keep(evidence, of: message, in: transaction)
            try transaction.removeOutbox(item.number)
        }
        signal.raise()
    }

    private func delivery(
        of msg: RandomID,
        through hop: PartyID
    ) async throws -> (MessageRecord, EnvelopeDelivery)? {
        try await store.read { reader in
            guard let message = try reader.message(msg) else { return nil }
            let submissions = try reader.submissions(of: msg)
            let wanted = message.direction == .relayed ? party : hop
            guard let submission = submissions.first(where: { $0.nextHop == wanted }) else { return nil }
            let own = try reader.evidence(of: msg).filter {
                message.direction == .relayed && $0.issuer == party
            }
            return (
                message,
                EnvelopeDelivery(
                    envelope: message.envelope,
                    submission: submission.jws,
                    evidence: own.prefix(8).map(\.jws)
                )
            )
        }
    }

    /// After the expiry of the notice: no more tries, and evidence that says so.
    private func giveUp(_ item: OutboxItem, _ message: MessageRecord) async throws -> Bool {
        let header = try EnvelopeReader.readHeader(message.envelope).header
        guard header.expiresAt < clock.now() else { return false }
        try await store.write { transaction in
            var binding = EvidenceBinding()
            let event: EventName
            if message.direction == .relayed {
                event = .relayFailure
                binding.attempts = item.attempts
            } else {
                event = .acceptanceRejectionExpiry
                binding.deadline = header.expiresAt
            }
            let evidence = try makeEvidence(
                event,
                about: EvidenceSubject(message),
                reasons: [ReasonCode(known: "no-answer")],
                binding: binding,
                in: transaction
            )
            try sendBack(evidence, of: message, in: transaction)
            try transaction.removeOutbox(item.number)
        }
        return true
    }

    private func putOff(_ item: OutboxItem, because failure: PeerFailure) async throws {
        let problem =
            switch failure {
            case .refused(let code, _): "refused: \(code.text)"
            case .unreachable(let reason): reason
            }
        let wait = Backoff.seconds(
            afterAttempts: item.attempts,
            cap: settings.retryCap,
            roll: random.bytes(1)[0]
        )
        logger.info(
            "delivery put off",
            metadata: ["to": "\(item.party.text)", "attempts": "\(item.attempts + 1)", "seconds": "\(wait)"]
        )
        try await store.write { [due = clock.now().adding(seconds: Int64(wait))] transaction in
            try transaction.reschedule(
                item.number,
                attempts: item.attempts + 1,
                due: due,
                lastProblem: String(problem.prefix(200))
            )
        }
    }
}

/// How long to wait before the next try.
enum Backoff {
    /// Doubles from one second to the cap, less up to a quarter by chance so that nodes do not beat in time.
    static func seconds(afterAttempts attempts: Int, cap: Int, roll: UInt8) -> Int {
        let full = min(cap, 1 << min(attempts, 16))
        return max(1, full - full * Int(roll) / 1024)
    }
}
