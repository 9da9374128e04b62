// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Takes an opened dispatch into its channel, logs it, and asks for those before it that are missing.
    ///
    /// Refuses `dispatch-mismatch` where it contradicts what the sender signed (channel.md, section 2):
    /// another dispatch with this number or of this notice, or a chain that does not hold.
    func keepDispatch(
        _ dispatch: VerifiedDispatch,
        of message: MessageRecord,
        kind: NoticeKind,
        in transaction: any StoreTransaction
    ) throws {
        try checkChain(dispatch, in: transaction)
        let payload = dispatch.payload
        try transaction.putDispatch(
            DispatchRecord(
                id: dispatch.id,
                from: payload.issuer,
                to: party,
                number: payload.number,
                notice: payload.notice,
                msg: message.msg,
                kind: kind,
                jws: dispatch.jws
            )
        )
        _ = try transaction.append(ObjectHash.leaf(.dispatch, dispatch.jws))
        try requestGap(before: payload.number, from: payload.issuer, in: transaction)
    }

    private func checkChain(_ dispatch: VerifiedDispatch, in reader: any StoreReader) throws {
        let payload = dispatch.payload
        let before = try reader.dispatch(from: payload.issuer, to: party, number: payload.number - 1)
        let next = try reader.dispatch(from: payload.issuer, to: party, number: payload.number + 1)
        let named = try next.map { try previous(of: $0) }
        let isSecond = try reader.dispatches(of: payload.notice).contains {
            $0.to == party && $0.id != dispatch.id
        }
        // What was declared lost need not fit what follows it (card.md, section 4).
        let sender = try pinned(payload.issuer)
        let isAfterLoss = sender.isLost(payload.number - 1, to: party)
        let isChained = isAfterLoss || before.map { $0.id == payload.previous } ?? true
        let isNamed = sender.isLost(payload.number, to: party) || named.map { $0 == dispatch.id } ?? true
        guard isChained, isNamed, !isSecond else {
            logger.critical(
                "a party's dispatches contradict one another",
                metadata: ["party": "\(payload.issuer.text)", "number": "\(payload.number)"]
            )
            throw Refusal(.dispatchMismatch, "the dispatch contradicts an earlier one of its sender")
        }
    }

    private func previous(of record: DispatchRecord) throws -> ObjectID? {
        try DispatchVerifier.verify(record.jws, sender: try pinned(record.from)).payload.previous
    }
}
