// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization
package import TransparencyLog

/// A witness with its record: for each log the checkpoint it cosigned last, in a file of its own.
///
/// The file is `HEX/checkpoint`, as the monitoring endpoint has it. Requests are decided one after the other,
/// each after the one before it is durable, so that no two can be cosigned from one state. A write that fails
/// ends the witness: it answers 500 until it is started again.
package final class StandaloneWitness: Sendable {
    private struct Seen {
        let state: WitnessState
        let note: [UInt8]
    }

    private struct Record {
        /// By origin.
        var seen: [String: Seen] = [:]
        var hasFailed = false
    }

    package let verifierKey: VerifierKey
    private let cosigner: Cosigner
    private let logs: KnownLogs
    private let origins: [String: String]
    private let folder: StateFolder
    private let time: @Sendable () -> UInt64
    private let record: Mutex<Record>
    private let queue = DispatchQueue(label: "witness")

    /// Reads what was cosigned before; `time` gives seconds since 1970.
    ///
    /// A file that this witness cannot have written, or did with another key, throws a `LogError`.
    package init(
        cosigner: Cosigner,
        logs: KnownLogs,
        folder: StateFolder,
        time: @escaping @Sendable () -> UInt64
    ) throws {
        self.cosigner = cosigner
        self.logs = logs
        self.folder = folder
        self.time = time
        verifierKey = cosigner.verifierKey
        let hashed = logs.keys.keys.map { (MonitoringPath.folder(origin: $0), $0) }
        origins = Dictionary(uniqueKeysWithValues: hashed)
        var record = Record()
        for origin in logs.keys.keys {
            let file = MonitoringPath.checkpoint(origin: origin)
            guard let note = try folder.readDurably(file) else { continue }
            let state = try Self.state(of: origin, in: note, by: cosigner.verifierKey)
            record.seen[origin] = Seen(state: state, note: note)
        }
        self.record = Mutex(record)
    }

    /// Answers `add-checkpoint`; a cosignature it holds is durable.
    package func addCheckpoint(_ body: [UInt8]) async -> WitnessResponse {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.decide(body)) }
        }
    }

    /// The latest cosigned checkpoint of the log with this SHA-256 of its origin; nil where there is none.
    package func checkpoint(originHash: String) -> [UInt8]? {
        guard let origin = origins[originHash] else { return nil }
        return record.withLock { $0.seen[origin]?.note }
    }

    /// Runs on the queue alone.
    private func decide(_ body: [UInt8]) -> WitnessResponse {
        guard !record.withLock({ $0.hasFailed }) else { return Self.failed }
        let decision = WitnessDecision(body) { origin in
            logs.keys[origin].map { keys in
                (keys: keys, lastSeen: record.withLock { $0.seen[origin]?.state })
            }
        }
        switch decision {
        case .refuse(let refusal):
            return WitnessResponse(
                refusal.status,
                Array(refusal.body.utf8),
                contentType: refusal.contentType
            )
        case .cosign(let promise):
            do {
                return try cosign(promise)
            } catch {
                record.withLock { $0.hasFailed = true }
                return Self.failed
            }
        }
    }

    private func cosign(_ promise: WitnessPromise) throws -> WitnessResponse {
        let line = try promise.cosignature(by: cosigner, at: time())
        let own = promise.note.signatures.filter { signature in
            logs.keys[promise.origin]?.contains { $0.matches(signature) } ?? false
        }
        let note = try SignedNote(text: promise.note.text, signatures: own).adding([line]).bytes
        try folder.write(note, to: MonitoringPath.checkpoint(origin: promise.origin))
        record.withLock { $0.seen[promise.origin] = Seen(state: promise.newState, note: note) }
        return WitnessResponse(200, text: line.line)
    }

    private static let failed = WitnessResponse(500, text: "the record could not be written")

    private static func state(
        of origin: String,
        in bytes: [UInt8],
        by key: VerifierKey
    ) throws(LogError) -> WitnessState {
        let note = try SignedNote(parsing: bytes)
        _ = try note.verified(by: [key])
        let checkpoint = try Checkpoint(anyLog: note.text)
        guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
            throw LogError(.wrongOrigin, "the record of \(MonitoringPath.folder(origin: origin))")
        }
        return WitnessState(size: checkpoint.size, root: checkpoint.root)
    }
}
