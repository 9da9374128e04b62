// SPDX-License-Identifier: Apache-2.0

import Crypto
import TransparencyLog

/// A witness whose state lasts as long as the value.
struct MemoryWitness {
    private let logs: [String: [VerifierKey]]
    private let cosigner: Cosigner
    private var states: [String: WitnessState] = [:]

    /// Knows each key's log by the name of the key, and the given logs by their origin.
    init(keys: [VerifierKey], logs: [String: [VerifierKey]] = [:]) throws {
        self.logs = Dictionary(grouping: keys, by: \.name).merging(logs) { $1 }
        let seed = [UInt8](repeating: 9, count: 32)
        cosigner = try Cosigner(
            name: "witness.example",
            key: Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        )
    }

    mutating func answers(_ exchange: RecordedExchange) throws -> Bool {
        let answer = try answer(exchange.body)
        guard answer.status == 200 else {
            return exchange.statuses.contains(answer.status)
                && exchange.contentType.map { $0 == answer.contentType } ?? true
                && exchange.answer.map { $0 == answer.body } ?? true
        }
        let line = try NoteSignature(line: answer.body.utf8.dropLast())
        let note = try SignedNote(parsing: (exchange.cosigned ?? "").utf8).adding([line])
        let signer = try note.verified(by: [cosigner.verifierKey]).signers.first
        return exchange.statuses == [200] && signer?.time == 1_700_000_000
    }

    mutating func answer(_ body: String) throws -> (status: Int, contentType: String, body: String) {
        let decision = WitnessDecision(body.utf8) { origin in
            logs[origin].map { (keys: $0, lastSeen: states[origin]) }
        }
        switch decision {
        case .refuse(let refusal): return (refusal.status, refusal.contentType, refusal.body)
        case .cosign(let promise):
            states[promise.origin] = promise.newState
            let line = try promise.cosignature(by: cosigner, at: 1_700_000_000).line + "\n"
            return (200, "text/plain; charset=utf-8", line)
        }
    }
}
