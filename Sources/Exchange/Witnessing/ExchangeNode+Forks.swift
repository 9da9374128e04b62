// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity
internal import TransparencyLog

extension ExchangeNode {
    /// Proofs held here that logs of other parties signed two histories.
    package func forks() async throws -> [ForkRecord] {
        try await store.read { try $0.forks() }
    }

    /// Keeps the proof that a refused request and what was cosigned before make together, if they do.
    func noteFork(shownBy body: [UInt8], in transaction: any StoreTransaction) throws {
        guard let request = try? AddCheckpointRequest(parsing: body),
            let seen = try transaction.witnessed(origin: request.checkpoint.origin),
            let log = cards.parties.first(where: { log in
                cards[log]?.logKeys.contains { $0.name == request.checkpoint.origin } ?? false
            })
        else { return }
        let old = try SignedNote(parsing: Array(seen.note.utf8))
        guard let proof = ForkProof(old, request.note, consistency: request.proof) else { return }
        _ = try keepFork(proof, of: log, in: transaction)
    }

    /// Keeps a proof that holds, if it is the first about the log; says whether it was kept.
    func keepFork(
        _ proof: ForkProof,
        of log: PartyID,
        in transaction: any StoreTransaction
    ) throws -> Bool {
        guard let keys = cards[log]?.logKeys, let fork = try? VerifiedFork(proof, keys: keys) else {
            return false
        }
        let text = String(decoding: proof.bytes, as: UTF8.self)
        let record = ForkRecord(origin: fork.origin, party: log, proof: text, at: clock.now())
        guard try transaction.putFork(record) else { return false }
        logger.error("a log signed two histories", metadata: ["party": "\(log.text)"])
        return true
    }
}
