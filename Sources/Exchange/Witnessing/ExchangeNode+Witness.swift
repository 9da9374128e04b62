// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import TransparencyLog

extension ExchangeNode {
    /// Cosigns another party's checkpoint after checking that it is consistent with the last one seen.
    ///
    /// The check and the new state are one durable transaction, before the cosignature is answered. Only logs
    /// of pinned parties are known.
    package func addCheckpoint(_ body: [UInt8]) async throws -> WitnessReply {
        guard let name = ownCard.latest.payload.witness?.name else {
            return WitnessReply(status: 404, contentType: "text/plain; charset=utf-8", body: [])
        }
        let cosigner = try Cosigner(name: name, key: keys.witness)
        let logs = knownLogs()
        return try await store.write { transaction in
            let decision = try WitnessDecision(body) { origin in
                guard let keys = logs[origin] else { return nil }
                let seen = try transaction.witnessed(origin: origin)
                return (keys, seen.map { WitnessState(size: $0.size, root: $0.root) })
            }
            switch decision {
            case .refuse(let refusal):
                if case .notConsistent = refusal { try noteFork(shownBy: body, in: transaction) }
                return WitnessReply(
                    status: refusal.status,
                    contentType: refusal.contentType,
                    body: Array(refusal.body.utf8)
                )
            case .cosign(let promise):
                let line = try promise.cosignature(by: cosigner, at: UInt64(max(1, clock.now().seconds)))
                try transaction.putWitnessed(
                    WitnessedRecord(
                        origin: promise.origin,
                        size: promise.newState.size,
                        root: promise.newState.root,
                        note: String(decoding: promise.note.adding([line]).bytes, as: UTF8.self)
                    )
                )
                return WitnessReply(
                    status: 200,
                    contentType: "text/plain; charset=utf-8",
                    body: Array((line.line + "\n").utf8)
                )
            }
        }
    }

    /// The latest checkpoint this witness cosigned for a log, by the SHA-256 of its origin in hexadecimal.
    package func witnessedCheckpoint(originHash: String) async throws -> [UInt8]? {
        let origin = knownLogs().keys.first { MonitoringPath.folder(origin: $0) == originHash }
        guard let origin else { return nil }
        return try await store.read { try $0.witnessed(origin: origin).map { Array($0.note.utf8) } }
    }

    /// Log keys of pinned parties by origin.
    private func knownLogs() -> [String: [VerifierKey]] {
        var logs: [String: [VerifierKey]] = [:]
        for party in cards.parties where party != self.party {
            for key in cards[party]?.logKeys ?? [] { logs[key.name, default: []].append(key) }
        }
        return logs
    }
}
