// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// What a recipient does with an envelope that needs a second key share (envelope.md, section 3).
extension ExchangeNode {
    /// The second share of an envelope, once its holder has released or published it; nil before.
    func secondShare(of header: EnvelopeHeader, in reader: any StoreReader) throws -> [UInt8]? {
        for record in try reader.evidence(of: header.msg) where record.issuer == header.shareHolder {
            let payload = try EvidenceVerifier.unverifiedPayload(of: record.jws)
            if let share = payload.openShare { return share.bytes }
            // One that does not open is the holder's fault, and none.
            guard let sealed = payload.sealedShare,
                let share = try? KeyShare.open(
                    sealed,
                    with: keys.sealing,
                    msg: header.msg,
                    leg: .toRecipient
                )
            else { continue }
            return share
        }
        return nil
    }

    /// Lets an envelope be opened once its second share is here; notes that nobody accepted it in time.
    func takeShare(
        from evidence: [VerifiedEvidence],
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        guard message.direction == .inbound, var message = try transaction.message(message.msg),
            message.state == .sealed
        else { return }
        let header = try EnvelopeReader.readHeader(message.envelope).header
        let byHolder = evidence.filter { $0.payload.issuer == header.shareHolder }
        if byHolder.contains(where: { $0.payload.lapsed == .acceptance }) {
            try noteNobodyAccepted(message, in: transaction)
        }
        guard try secondShare(of: header, in: transaction) != nil else { return }
        message.state = .unopened
        try transaction.putMessage(message)
    }

    /// Signs that officers were asked, when such an envelope comes in.
    func askForAcceptance(_ subject: EvidenceSubject, in transaction: any StoreTransaction) throws
        -> EvidenceRecord
    {
        try makeEvidence(
            .notificationForAcceptance,
            about: subject,
            binding: Self.asking,
            in: transaction
        )
    }

    /// Sends what an officer said before opening to the share holder, if it does not get it on its way back.
    func tellShareHolder(
        _ evidence: EvidenceRecord,
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws {
        let header = try EnvelopeReader.readHeader(message.envelope).header
        guard let holder = header.shareHolder, holder != message.previousHop else { return }
        _ = try transaction.enqueue(
            OutboxItem(
                party: holder,
                content: .evidence(message.msg, evidence.id),
                lane: message.lane,
                due: clock.now()
            )
        )
    }

    /// The holder's published share of a message known here, as compact JWS; nil if none was published.
    package func publicDeposit(of msg: RandomID) async throws -> String? {
        try await store.read { reader in
            try reader.evidence(of: msg).first { $0.event == EventName.publicDeposit.uri }?.jws
        }
    }

    private func noteNobodyAccepted(_ message: MessageRecord, in transaction: any StoreTransaction) throws {
        let isAccepted = try transaction.evidence(of: message.msg).contains {
            $0.event == EventName.consignmentAcceptance.uri
        }
        if isAccepted { return }
        let failure = try makeEvidence(
            .notificationForAcceptanceFailure,
            about: EvidenceSubject(message),
            reasons: [.noAnswer],
            binding: Self.asking,
            in: transaction
        )
        try sendBack(failure, of: message, in: transaction)
    }

    private static var asking: EvidenceBinding {
        var binding = EvidenceBinding()
        binding.means = "inbox"
        binding.attempt = 1
        return binding
    }
}
