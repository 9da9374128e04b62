// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Notes in these chains that this node can open, for all readers of a bundle to read.
    func openedNotes(
        in chains: [BundleDocument.EvidenceChain],
        of message: MessageRecord
    ) throws -> [OpenedNote] {
        guard message.direction == .outbound else { return [] }
        let sealing = try keys.sealing
        var opened: [OpenedNote] = []
        for jws in chains.flatMap(\.chain) {
            guard let sealed = try EvidenceVerifier.unverifiedPayload(of: jws).note,
                let note = try? NoteSealer.open(sealed, about: message.msg, with: sealing)
            else { continue }
            let object = try CompactJWS(parsing: jws, maxBytes: EvidencePayload.largestSize)
            opened.append(OpenedNote(evidence: ObjectHash.id(of: object), note: note))
        }
        return opened.sorted { $0.evidence < $1.evidence }
    }

    /// Denials that cover a delivery.
    func denials(of message: MessageRecord, in reader: any StoreReader) throws -> [String] {
        try denials(from: message.from, to: message.to, in: reader).filter { jws in
            try DenialVerifier.unverifiedPayload(of: jws).about.covers(
                from: message.from,
                to: message.to,
                notice: message.notice,
                msg: message.msg,
                dispatch: message.dispatch
            )
        }
    }

    /// Denials about a channel.
    func denials(from: PartyID, to: PartyID, in reader: any StoreReader) throws -> [String] {
        try reader.denials(from: from, to: to, limit: Self.largestDenialCount).map(\.jws)
    }

    /// What a bundle has room for, in its order.
    static func listed(_ denials: [String]) -> [String] {
        Array(Set(denials).sorted(by: precedesInBytes).prefix(largestDenialCount))
    }
}
