// SPDX-License-Identifier: Apache-2.0

import Foundation
import TransparencyLog

/// One number of writers against a fresh log, served by a process of its own.
struct Cell {
    let writers: Int
    let seconds: Int
    let folder: String
    let serial: UInt64

    func run() throws -> String {
        let probe = try FlushProbe(folder: folder)
        let dir = "\(folder)/log-\(serial >> 32)"
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["serve", "--dir", dir]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard line.hasPrefix("ready "), let port = Int(line.dropFirst(6).dropLast()) else {
            throw LoadClient.Failure(description: "the server does not begin: \(line)")
        }
        let pid = process.processIdentifier
        var client = try LoadClient(port: port, writers: writers, entryByteCount: 1000, firstSerial: serial)
        _ = try client.run(for: .seconds(1))
        let spent = { try Self.spent(input, output) }
        let start = try spent()
        let (before, own) = (Machine(pid: pid), Machine(pid: getpid()))
        let found = try client.run(for: .seconds(seconds))
        let (after, ownAfter) = (Machine(pid: pid), Machine(pid: getpid()))
        let end = try spent()
        client.close()
        try verify(found)
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw LoadClient.Failure(description: "the server ended with \(process.terminationStatus)")
        }
        let count = Double(found.latencies.count)
        let others =
            (after.busy - before.busy - (after.processor - before.processor)
                - (ownAfter.processor - own.processor)) / found.seconds
        let columns = [
            "\(writers)", "\(Int(found.rate))", found.median.formatted(2), found.p99.formatted(1),
            ((after.processor - before.processor) * 1e6 / count).formatted(0),
            "\(Int(Double(after.written - before.written) / count))", probe.median.formatted(2),
            others.formatted(1), "\(after.peak / 1024)",
            Self.shares(
                of: found.seconds,
                flushing: end.flushing - start.flushing,
                writing: end.writing - start.writing,
                loop: after.loop - before.loop
            ),
        ]
        return columns.joined(separator: "  ")
    }

    /// What the server's writing thread has spent so far, as it says itself.
    private static func spent(_ input: Pipe, _ output: Pipe) throws -> (flushing: Double, writing: Double) {
        try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let seconds = line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard seconds.count == 2 else {
            throw LoadClient.Failure(description: "the server says \(line)")
        }
        return (seconds[0], seconds[1])
    }

    /// The largest first.
    ///
    /// The flushes and the files are the writing thread's, one after the other; the event
    /// loop runs beside it.
    private static func shares(
        of seconds: Double,
        flushing: Double,
        writing: Double,
        loop: Double
    ) -> String {
        [("flush", flushing), ("files", writing), ("event loop", loop)].sorted { $0.1 > $1.1 }
            .map { "\($0.0) \(Int(100 * $0.1 / seconds)) %" }.joined(separator: ", ")
    }

    /// The last answer is a proof of the last entry, under the log's key.
    private func verify(_ found: LoadClient.Figures) throws {
        let key = try BenchmarkKey.signer().verifierKey
        let proof = try TlogProof(parsing: found.lastAnswer)
        let checkpoint = try VerifiedCheckpoint(proof.checkpoint, origin: key.name, logKey: key).checkpoint
        let isIncluded = MerkleTree.includes(
            .leaf(found.lastEntry),
            at: proof.index,
            size: checkpoint.size,
            root: checkpoint.root,
            proof: proof.hashes
        )
        guard isIncluded else { throw LoadClient.Failure(description: "an answer proves nothing") }
    }
}
