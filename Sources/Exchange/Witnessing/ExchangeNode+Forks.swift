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

    /// Compares what other witnesses cosigned for the logs of pinned parties with what this node cosigned.
    ///
    /// Asks each pinned party that is a witness about each other party's log; one that does not answer changes
    /// nothing. Only two roots of one size show a fork without the tiles of the log. Returns how many were found.
    package func compareWitnesses() async throws -> Int {
        guard !isReadOnly else { return 0 }
        let known = Set(try await store.read { try $0.forks() }.map(\.party))
        let logs = cards.parties.filter { $0 != party && !known.contains($0) }
        return try await sumConcurrently(witnesses, atMost: settings.parallelDeliveries) { witness in
            var count = 0
            for log in logs where log != witness {
                count += try await compare(log, at: witness) ? 1 : 0
            }
            return count
        }
    }

    private func compare(_ log: PartyID, at witness: PartyID) async throws -> Bool {
        guard let card = cards[log], let url = cards[witness]?.latest.payload.witness?.url else {
            return false
        }
        let origin = card.latest.payload.log.origin
        let hash = MonitoringPath.folder(origin: origin)
        guard let reply = try? await calling({ try await transport.witnessedCheckpoint(of: hash, at: url) }),
            reply.status == 200, let note = try? SignedNote(parsing: reply.body)
        else { return false }
        return try await store.write { transaction in
            guard let seen = try transaction.witnessed(origin: origin) else { return false }
            return try noteFork(seen.note, note, consistency: [], of: log, in: transaction)
        }
    }

    /// Keeps the proof that a refused request and what was cosigned before make together, if they do.
    func noteFork(shownBy body: [UInt8], in transaction: any StoreTransaction) throws {
        guard let request = try? AddCheckpointRequest(parsing: body),
            let seen = try transaction.witnessed(origin: request.checkpoint.origin),
            let log = cards.parties.first(where: { log in
                cards[log]?.logKeys.contains { $0.name == request.checkpoint.origin } ?? false
            })
        else { return }
        _ = try noteFork(seen.note, request.note, consistency: request.proof, of: log, in: transaction)
    }

    private func noteFork(
        _ seen: String,
        _ note: SignedNote,
        consistency: [LogHash],
        of log: PartyID,
        in transaction: any StoreTransaction
    ) throws -> Bool {
        let seen = try SignedNote(parsing: Array(seen.utf8))
        guard let proof = ForkProof(seen, note, consistency: consistency), let keys = cards[log]?.logKeys,
            let fork = try? VerifiedFork(proof, keys: keys)
        else { return false }
        let text = String(decoding: proof.bytes, as: UTF8.self)
        let record = ForkRecord(origin: fork.origin, party: log, proof: text, at: clock.now())
        guard try transaction.putFork(record) else { return false }
        logger.error("a log signed two histories", metadata: ["party": "\(log.text)"])
        return true
    }
}
