// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// What evidence calls a courier.
    static let courier = "courier"

    /// Writes a message into a file for a courier to the next stop of its routes, or the evidence for the way
    /// back: of a message received here, or to a stop that handed it over (carry.md).
    ///
    /// The node that hands over signs and logs RelayToNonERDS about exactly this file. Refuses `no-route` if
    /// `next` is not given and several stops are next, or if it is none of them.
    package func carryOut(_ prefix: String, to next: PartyID?) async throws -> [UInt8] {
        try requireOpen()
        guard let message = try await view(prefix).messages.first?.message else {
            throw Refusal("not-found", "no message belongs to it")
        }
        return try await store.write { transaction in
            let file = try carryFile(of: message, to: next, in: transaction)
            let bytes = file.payload
            guard bytes.count <= CarryFile.largestSize else {
                throw Refusal(.tooLarge, "a file for a courier has at most \(CarryFile.largestSize) octets")
            }
            if file.envelope != nil {
                let made = try makeCrossing(.relayToNonERDS, file: bytes, of: message, in: transaction)
                try sendBack(made, of: message, in: transaction)
            }
            return bytes
        }
    }

    private func carryFile(
        of message: MessageRecord,
        to next: PartyID?,
        in reader: any StoreReader
    ) throws -> CarryFile {
        let handOvers = try handOvers(of: message, to: next, in: reader)
        let evidence = try reader.evidence(of: message.msg).map(\.jws)
        guard !handOvers.isEmpty || !evidence.isEmpty else {
            throw Refusal("not-found", "nothing is signed about this message yet")
        }
        return CarryFile(
            writer: party,
            msg: message.msg,
            from: message.from,
            to: message.to,
            cards: try pinned(message.from).versions.map(\.jws).prefix(CarryFile.largestCardCount).map(
                \.self
            ),
            envelope: handOvers.isEmpty ? nil : message.envelope,
            handOvers: handOvers,
            evidence: Array(evidence.suffix(CarryFile.largestEvidenceCount))
        )
    }

    /// The hand-overs that lead over this node to the next stop; none for the way back.
    private func handOvers(
        of message: MessageRecord,
        to next: PartyID?,
        in reader: any StoreReader
    ) throws -> [CarryFile.HandOver] {
        guard message.direction != .inbound else { return [] }
        if let next, try previousHops(of: message, in: reader).contains(next) { return [] }
        let submissions = try reader.submissions(of: message.msg)
        let hops = submissions.map { $0.route.hop(after: party, from: message.from, to: message.to) }
        let stops = Set(hops.compactMap(\.self))
        guard let chosen = next ?? (stops.count == 1 ? stops.first : nil), stops.contains(chosen) else {
            let names = stops.sorted().map(\.text).joined(separator: ", ")
            throw Refusal(.noRoute, "the next stops are: \(names)")
        }
        return try zip(submissions, hops).filter { $0.1 == chosen }.map { submission, _ in
            CarryFile.HandOver(
                submission: submission.jws,
                acceptances: try acceptances(of: submission, message, in: reader)
            )
        }
    }

    /// Signs that a file crossed by courier; the same file again gets the same evidence.
    func makeCrossing(
        _ event: EventName,
        file: [UInt8],
        of message: MessageRecord,
        in transaction: any StoreTransaction
    ) throws -> EvidenceRecord {
        let digest = ObjectHash.digest(file)
        let known = try transaction.evidence(of: message.msg).first { record in
            guard record.issuer == party, record.event == event.uri else { return false }
            return try EvidenceVerifier.unverifiedPayload(of: record.jws).file == digest
        }
        if let known { return known }
        var binding = EvidenceBinding()
        binding.system = Self.courier
        binding.file = digest
        return try makeEvidence(event, about: EvidenceSubject(message), binding: binding, in: transaction)
    }
}
