// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// How officers are told: they look into the inbox.
    private static let means = "inbox"
    /// Times that an unread message is said not to have been answered.
    private static let largestAttempt = 3

    /// Signs, for each of these messages that no officer has read, that it stands in the inbox: once a message.
    ///
    /// Returns how many were told.
    func noteListing(of messages: [RandomID]) async throws -> Int {
        guard !isReadOnly, !messages.isEmpty else { return 0 }
        let count = try await store.write { transaction in
            var count = 0
            for msg in messages {
                guard let message = try transaction.message(msg), message.state != .refused,
                    try isUnread(msg, in: transaction),
                    try own(.consignmentNotification, of: msg, in: transaction).isEmpty
                else { continue }
                try notify(.consignmentNotification, of: message, attempt: 1, in: transaction)
                count += 1
            }
            return count
        }
        if count > 0 { signal.raise() }
        return count
    }

    /// Messages without evidence of a listing that have to be looked at again; good for saving a write.
    func isListed(_ view: NoticeView) -> Bool {
        view.messages.allSatisfy { message in
            message.message.state == .refused
                || message.events.contains { $0.payload.event == .consignmentNotification }
                || message.events.contains { $0.payload.event.isSignedByOfficer }
        }
    }

    /// Enters when officers are rung about an urgent message: one of the lanes flash and priority.
    func startRinging(_ message: MessageRecord, in transaction: any StoreTransaction) throws {
        guard settings.ring > 0, message.direction == .inbound, message.lane != .routine else { return }
        try scheduleRing(1, of: message, in: transaction)
    }

    private func scheduleRing(
        _ attempt: Int,
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        let due = message.keptAt.adding(seconds: Int64(settings.ring) * Int64(attempt))
        try transaction.putDeadline(DeadlineRecord(msg: message.msg, kind: .ring, due: due))
    }

    /// Signs "rang, not answered" for an urgent message that no officer has looked at in time.
    ///
    /// The time is the setting `ring`, once, twice and three times after the message came. What waits for an
    /// acceptance is looked at again; whatever was due while this node was away and is too old rings no more.
    func ring(_ message: MessageRecord, in transaction: any StoreTransaction) throws {
        guard settings.ring > 0 else { return }
        let times = Int(clock.now().seconds(since: message.keptAt)) / settings.ring
        guard times <= Self.largestAttempt, message.state != .refused,
            try isUnread(message.msg, in: transaction)
        else { return }
        if message.state == .sealed { return try scheduleRing(times + 1, of: message, in: transaction) }
        let attempt = try own(.consignmentNotificationFailure, of: message.msg, in: transaction).count + 1
        if attempt <= times { try signRing(attempt, of: message, in: transaction) }
        if attempt < Self.largestAttempt { try scheduleRing(attempt + 1, of: message, in: transaction) }
    }

    private func signRing(
        _ attempt: Int,
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        let ringing = clock.now().adding(seconds: -Int64(settings.ring))
        let reason: ReasonCode = presence.isNobodyHere(since: ringing) ? .nobodyOnWatch : .rangNotAnswered
        try notify(
            .consignmentNotificationFailure,
            of: message,
            attempt: attempt,
            reasons: [reason],
            in: transaction
        )
    }

    /// Whether no officer was handed its text, and none signed anything about it.
    private func isUnread(_ msg: RandomID, in reader: any StoreReader) throws -> Bool {
        guard try reader.looks(at: msg).isEmpty else { return false }
        return try !reader.evidence(of: msg).contains { record in
            record.issuer == party && EventName(uri: record.event).isSignedByOfficer
        }
    }

    private func own(
        _ event: EventName,
        of msg: RandomID,
        in reader: any StoreReader
    ) throws -> [EvidenceRecord] {
        try reader.evidence(of: msg).filter { $0.issuer == party && $0.event == event.uri }
    }

    private func notify(
        _ event: EventName,
        of message: MessageRecord,
        attempt: Int,
        reasons: [ReasonCode] = [],
        in transaction: any StoreTransaction
    ) throws {
        var binding = EvidenceBinding()
        binding.means = Self.means
        binding.attempt = attempt
        let evidence = try makeEvidence(
            event,
            about: EvidenceSubject(message),
            reasons: reasons,
            binding: binding,
            in: transaction
        )
        try sendBack(evidence, of: message, in: transaction)
    }
}

extension ExchangeNode {
    /// Records that an officer is handed the opened text of what came in, and signs it the first time.
    ///
    /// `request` is the digest of the officer's signed request. Nothing is signed where the settings say so.
    /// Returns whether it was the first time.
    @discardableResult
    package func handOver(_ view: NoticeView, to officer: KeyID, request: Digest) async throws -> Bool {
        guard view.direction == .inbound, view.notice != nil, !isReadOnly else { return false }
        let messages = view.messages.map(\.message.msg)
        let isKnown = try await store.read { reader in
            try messages.allSatisfy { try reader.looks(at: $0).contains { $0.officer == officer } }
        }
        if isKnown { return false }
        let isFirst = try await store.write { transaction in
            var isFirst = false
            for msg in messages {
                let look = LookRecord(msg: msg, officer: officer, at: clock.now())
                guard let message = try transaction.message(msg), try transaction.putLook(look) else {
                    continue
                }
                isFirst = true
                guard settings.signsHandover else { continue }
                var binding = EvidenceBinding()
                binding.officer = officer
                binding.request = request
                let evidence = try makeEvidence(
                    .contentHandover,
                    about: EvidenceSubject(message),
                    binding: binding,
                    in: transaction
                )
                try sendBack(evidence, of: message, in: transaction)
            }
            return isFirst
        }
        if isFirst { signal.raise() }
        return isFirst
    }
}
