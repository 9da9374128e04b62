// SPDX-License-Identifier: Apache-2.0

import Logging
import NoticeFormat
import NoticeSecurity

extension ExchangeNode {
    /// Opens what waits, if this node opens automatically; returns how many were tried.
    package func openWaiting(limit: Int = 64) async throws -> Int {
        guard settings.opening == .automatic else { return 0 }
        let waiting = try await store.read { try $0.messages(.inbound, in: .unopened, limit: limit) }
        for message in waiting { try await open(message) }
        return waiting.count
    }

    /// Opens one envelope: verifies everything in it, stores the notice, and signs that the node opened it.
    ///
    /// What does not verify is refused with signed evidence and, if somebody spoke as another party, recorded.
    func open(_ message: MessageRecord) async throws {
        guard message.state == .unopened else { return }
        do {
            let parsed = try EnvelopeReader.readHeader(message.envelope)
            let opened = try EnvelopeOpener.open(
                parsed,
                keys: keys.sealing,
                recipient: party,
                sender: try pinned(message.from)
            )
            try await store.write { transaction in
                try keep(opened, of: message, in: transaction)
            }
            logger.info("opened by the node", metadata: ["msg": "\(message.msg.text)"])
        } catch let error as SecurityError {
            try await refuse(message, because: Refusal(error))
        } catch let refusal as Refusal {
            try await refuse(message, because: refusal)
        } catch is StoreConflict {
            try await refuse(
                message,
                because: Refusal("dispatch-mismatch", "another dispatch has this number")
            )
        }
        signal.raise()
    }

    private func keep(
        _ opened: OpenedEnvelope,
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        guard var message = try transaction.message(message.msg), message.state == .unopened else { return }
        let dispatch = opened.dispatch
        let notice = opened.notice
        try transaction.putDispatch(
            DispatchRecord(
                id: dispatch.id,
                from: message.from,
                to: party,
                number: dispatch.payload.number,
                notice: notice.id,
                msg: message.msg,
                jws: dispatch.jws
            )
        )
        message.state = .opened
        message.pcSalt = opened.salt
        message.dispatch = dispatch.id
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
        _ = try transaction.append(ObjectHash.leaf(.notice, notice.releasedBytes))
        for approval in notice.approvals { _ = try transaction.append(ObjectHash.leaf(.approval, approval.jws)) }
        _ = try transaction.append(ObjectHash.leaf(.dispatch, dispatch.jws))
        let evidence = try makeEvidence(
            .contentAccessTracking,
            about: EvidenceSubject(message),
            binding: accessBinding(opened),
            in: transaction
        )
        try sendBack(evidence, of: message, in: transaction)
        try requestGap(before: dispatch.payload.number, from: message.from, in: transaction)
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

    private func refuse(_ message: MessageRecord, because refusal: Refusal) async throws {
        logger.notice("not opened", metadata: ["msg": "\(message.msg.text)", "code": "\(refusal.code.text)"])
        try await store.write { transaction in
            guard var message = try transaction.message(message.msg), message.state == .unopened else {
                return
            }
            message.state = .refused
            try transaction.putMessage(message)
            let evidence = try makeEvidence(
                .contentConsignmentFailure,
                about: EvidenceSubject(message),
                reasons: [refusal.code],
                in: transaction
            )
            try sendBack(evidence, of: message, in: transaction)
            guard Self.speaksForAnother.contains(refusal.code.text) else { return }
            try transaction.recordAttempt(
                ImpersonationAttempt(
                    about: message.from,
                    presentedBy: message.previousHop,
                    digest: message.env,
                    reason: refusal.code,
                    at: clock.now()
                )
            )
        }
    }

    /// Refusals that mean: somebody tried to speak as a party without its officers.
    private static let speaksForAnother: Set = ["mandate-not-met", "bad-signature", "wrong-key"]
}
