// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FileLog
import TransparencyLog

@testable import LogServer

/// A log in memory with a fixed key, and the service that connections are given.
struct TestLog {
    let files = MemoryLogFiles()
    let service: LogService

    static func signer() throws -> NoteSigner {
        try NoteKey(name: "log.example", algorithm: .ed25519, seed: Array(repeating: 7, count: 32))
            .logSigner()
    }

    static func open(_ files: MemoryLogFiles) throws -> LogSequencer {
        try LogSequencer.open(files, signer: signer(), segmentByteCount: 16 << 10)
    }

    init(entries: Int = 0, limits: LogWriter<AddCaller>.Limits = .init()) throws {
        var sequencer = try Self.open(files)
        if entries > 0 { _ = try sequencer.append((0..<entries).map { Array("entry \($0)".utf8) }) }
        service = LogService(sequencer, files: files, limits: limits)
    }

    /// The newest checkpoint that is published.
    var checkpoint: Checkpoint {
        get throws {
            let key = try Self.signer().verifierKey
            let note = try SignedNote(parsing: service.checkpoint)
            return try VerifiedCheckpoint(note, origin: key.name, logKey: key).checkpoint
        }
    }

    /// Sequences what waits and ends the log.
    func finish() throws {
        service.writer.stop()
        try service.writer.run()
    }

    /// Sequences beside what `body` does.
    func whileWriting<Value>(_ body: () async throws -> Value) async throws -> Value {
        let writer = service.writer
        DispatchQueue(label: "writer").async { try? writer.run() }
        defer { writer.stop() }
        return try await body()
    }
}
