// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization
package import TransparencyLog

/// A mirror of logs: takes their entries, proved package by package, and cosigns what it holds (tlog-mirror).
///
/// Its key is its own: a mirror's cosignature says that the entries are held and served, a witness's does
/// not. Requests are decided one after the other. A write that fails ends it: 500 until it is started again.
package final class StandaloneMirror: Sendable {
    private struct Record {
        /// By origin.
        var logs: [String: MirroredLog] = [:]
        var hasFailed = false
    }

    package static let infoContentType = "text/x.tlog.mirror-info"

    package let verifierKey: VerifierKey
    private let cosigner: Cosigner
    private let known: KnownLogs
    private let origins: [String: String]
    private let time: @Sendable () -> UInt64
    private let record: Mutex<Record>
    private let queue = DispatchQueue(label: "mirror")

    /// Reads the copies that are there; `time` gives seconds since 1970.
    package init(
        cosigner: Cosigner,
        logs: KnownLogs,
        folder: StateFolder,
        time: @escaping @Sendable () -> UInt64
    ) throws {
        self.cosigner = cosigner
        self.time = time
        known = logs
        verifierKey = cosigner.verifierKey
        let hashed = logs.keys.keys.map { (MonitoringPath.folder(origin: $0), $0) }
        origins = Dictionary(uniqueKeysWithValues: hashed)
        var record = Record()
        for origin in logs.keys.keys {
            let mirror = cosigner.verifierKey
            record.logs[origin] = try MirroredLog(origin: origin, folder: folder, mirror: mirror)
        }
        self.record = Mutex(record)
    }

    /// Answers `add-checkpoint` as a witness does, but with an empty body: nothing is cosigned yet.
    package func addCheckpoint(_ body: [UInt8]) async -> WitnessResponse {
        await serially { logs in try self.decide(body, &logs) }
    }

    /// Answers `add-entries`; the body is no longer compressed.
    package func addEntries(_ body: [UInt8]) async -> WitnessResponse {
        guard let request = try? EntriesRequest(parsing: body) else {
            return WitnessResponse(400, text: "the request has no whole head")
        }
        return await serially { logs in
            guard var log = logs[request.origin] else {
                return WitnessResponse(404, text: "the origin is not known here")
            }
            defer { logs[request.origin] = log }
            return try self.take(request, into: &log)
        }
    }

    /// A resource of the copy whose origin has this SHA-256; nil where there is none.
    package func resource(originHash: String, path: String) async -> [UInt8]? {
        guard let origin = origins[originHash] else { return nil }
        return await withCheckedContinuation { continuation in
            queue.async {
                let log = self.record.withLock { $0.logs[origin] }
                continuation.resume(returning: (try? log?.resource(path)) ?? nil)
            }
        }
    }

    private func serially(
        _ work: @escaping @Sendable (inout [String: MirroredLog]) throws -> WitnessResponse
    ) async -> WitnessResponse {
        await withCheckedContinuation { continuation in
            queue.async {
                let response = self.record.withLock { record in
                    guard !record.hasFailed else { return Self.failed }
                    do {
                        return try work(&record.logs)
                    } catch {
                        record.hasFailed = true
                        return Self.failed
                    }
                }
                continuation.resume(returning: response)
            }
        }
    }

    private func decide(_ body: [UInt8], _ logs: inout [String: MirroredLog]) throws -> WitnessResponse {
        let decision = WitnessDecision(body) { origin in
            known.keys[origin].map { keys in
                let newest = logs[origin]?.pending.last?.checkpoint
                return (keys: keys, lastSeen: newest.map { WitnessState(size: $0.size, root: $0.root) })
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
            try logs[promise.origin]?.setPending(ownSignatures(of: promise.note, origin: promise.origin))
            return WitnessResponse(200, [])
        }
    }

    private func take(_ request: EntriesRequest, into log: inout MirroredLog) throws -> WitnessResponse {
        guard let newest = log.pending.last?.checkpoint else {
            return WitnessResponse(422, text: "no checkpoint is pending")
        }
        // A request for nothing, without a ticket, is a question.
        let asks = request.end == 0 && request.ticket.isEmpty
        guard !asks, let target = log.pending(size: request.end), request.start <= log.nextEntry else {
            let size = log.pending(size: request.end)?.checkpoint.size ?? newest.size
            return info(409, size: asks ? newest.size : size, log)
        }
        let packages = request.packages
        for package in packages.whole {
            guard try log.take(package, for: target.checkpoint) else {
                return WitnessResponse(422, text: "the entries from \(package.start) on are not proved")
            }
        }
        guard (packages.whole.last?.end ?? request.start) == request.end else {
            return packages.whole.isEmpty
                ? WitnessResponse(400, text: "no package is whole")
                : info(202, size: request.end, log)
        }
        let line = try cosigner.mirrorCosignature(of: target.note, at: time())
        try log.commit(target.checkpoint, as: target.note.adding([line]))
        return WitnessResponse(200, text: line.line)
    }

    private func info(_ status: Int, size: UInt64, _ log: MirroredLog) -> WitnessResponse {
        // The ticket is empty: the pending checkpoints are kept here.
        let text = "\(size)\n\(log.nextEntry)\n\n"
        return WitnessResponse(status, Array(text.utf8), contentType: Self.infoContentType)
    }

    private func ownSignatures(of note: SignedNote, origin: String) throws -> SignedNote {
        let own = note.signatures.filter { signature in
            known.keys[origin]?.contains { $0.matches(signature) } ?? false
        }
        return try SignedNote(text: note.text, signatures: own)
    }

    private static let failed = WitnessResponse(500, text: "the copy could not be written")
}
