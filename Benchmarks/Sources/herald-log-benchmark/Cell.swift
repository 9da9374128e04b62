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
        let (before, own) = (Machine(pid: pid), Machine(pid: getpid()))
        let found = try client.run(for: .seconds(seconds))
        let (after, ownAfter) = (Machine(pid: pid), Machine(pid: getpid()))
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
        ]
        return columns.joined(separator: "  ")
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
