// SPDX-License-Identifier: Apache-2.0

import Logging
import NoticeFormat
import NoticeSecurity
import TransparencyLog

extension ExchangeNode {
    /// Asks every witness to cosign the newest checkpoint; one that is away or refuses changes nothing.
    ///
    /// Returns how many cosigned. Sending never waits for this. A witness that another call is asking is
    /// left out, and with `isPatient` also one that did not cosign within the last seconds.
    package func collectCosignatures(isPatient: Bool = false) async throws -> Int {
        guard !isReadOnly else { return 0 }
        guard let checkpoint = try await store.read({ try $0.latestCheckpoint() }) else { return 0 }
        let open = witnesses.filter { witness in
            !checkpoint.cosignatures.contains { $0.witness == witnessName(witness) }
        }
        let asked = open.filter { witnessed.claim($0, at: isPatient ? clock.now() : nil) }
        let already = witnesses.count - open.count
        // Every one at once: a witness that hangs must not keep the others waiting.
        return try await already
            + countConcurrently(asked, atMost: max(1, asked.count)) { witness in
                var isCosigned = false
                defer { witnessed.release(witness, failedAt: isCosigned ? nil : clock.now()) }
                isCosigned = try await askWitness(witness, about: checkpoint)
                return isCosigned
            }
    }

    private func witnessName(_ witness: PartyID) -> String? {
        cards[witness]?.latest.payload.witness?.name
    }

    /// How often a witness may name another size in one go.
    private static let largestRetryCount = 3

    /// Outside witnesses: the configured ones, else all pinned parties whose card names one.
    var witnesses: [PartyID] {
        (settings.witnesses ?? cards.parties).filter {
            $0 != party && cards[$0]?.latest.payload.witness != nil
        }
    }

    private func askWitness(_ witness: PartyID, about checkpoint: CheckpointRecord) async throws -> Bool {
        guard let card = cards[witness], let url = card.latest.payload.witness?.url,
            let name = card.latest.payload.witness?.name
        else { return false }
        do {
            guard let key = card.witnessKeys.last(where: { $0.name == name }) else { return false }
            let guess = min(witnessed[witness] ?? 0, UInt64(checkpoint.size))
            var answer = try await ask(url, key, from: guess, about: checkpoint)
            for _ in 0..<Self.largestRetryCount {
                guard case .otherSize(let size) = answer, size <= UInt64(checkpoint.size) else { break }
                answer = try await ask(url, key, from: size, about: checkpoint)
            }
            guard case .cosigned(let lines) = answer else {
                logger.notice(
                    "witness refused",
                    metadata: ["witness": "\(witness.text)", "answer": "\(answer)"]
                )
                return false
            }
            return try await keep(lines, by: witness, key: key, of: checkpoint)
        } catch let error as LogError {
            logger.notice(
                "witness answered badly",
                metadata: ["witness": "\(witness.text)", "code": "\(error.code)"]
            )
            return false
        } catch let failure as PeerFailure {
            logger.info(
                "witness is away",
                metadata: ["witness": "\(witness.text)", "why": "\(failure.summary)"]
            )
            return false
        }
    }

    private func ask(
        _ url: String,
        _ key: VerifierKey,
        from old: UInt64,
        about checkpoint: CheckpointRecord
    ) async throws -> WitnessAnswer {
        let request = try await store.read { reader in
            let proof =
                old == 0
                ? []
                : try MerkleTree.consistencyProof(
                    from: old,
                    to: UInt64(checkpoint.size),
                    hashes: StoredHashes(reader: reader)
                )
            return try AddCheckpointRequest(
                oldSize: old,
                proof: proof,
                note: SignedNote(parsing: Array(checkpoint.note.utf8))
            )
        }
        let answer = try await calling { try await transport.addCheckpoint(request.bytes, at: url) }
        return try WitnessAnswer(
            status: answer.status,
            contentType: answer.contentType,
            body: answer.body,
            to: request,
            by: key
        )
    }

    private func keep(
        _ lines: [NoteSignature],
        by witness: PartyID,
        key: VerifierKey,
        of checkpoint: CheckpointRecord
    ) async throws -> Bool {
        let note = try SignedNote(parsing: Array(checkpoint.note.utf8)).adding(lines)
        guard let line = lines.first, let time = try note.verified(by: [key]).signers.first?.time else {
            return false
        }
        try await store.write { transaction in
            try transaction.putCosignature(
                size: checkpoint.size,
                witness: key.name,
                line: line.line + "\n",
                at: Int64(clamping: time)
            )
        }
        witnessed[witness] = UInt64(checkpoint.size)
        return true
    }
}
