// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FileLog
import Foundation
import LogServer
import TransparencyLog

@main
struct HeraldLogBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "herald-log-benchmark",
        abstract: "Measures a log by itself on this machine; docs/benchmarks.md says what each figure means.",
        subcommands: [MeasureCommand.self, GrowCommand.self, ServeCommand.self],
        defaultSubcommand: MeasureCommand.self
    )
}

struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Closed-loop appends over HTTP, each answered with its proof and the signed checkpoint."
    )
    @Option(parsing: .upToNextOption, help: "Writers, one cell each.")
    var writers: [Int] = [1, 16, 64, 256, 1024]
    @Option(help: "Seconds of each cell, after a warm-up of one second.")
    var seconds = 5
    @Option(help: "Times that every cell is run, in rounds.")
    var rounds = 2

    func run() async throws {
        let folder = try Folder.make()
        print("in \(folder); load average \(Machine.load)")
        print("alone: " + (try Limits.measure(in: folder)).joined(separator: ", "))
        print(
            "writers  entries/s  p50 ms  p99 ms  CPU us/entry  bytes/entry  fdatasync p50 ms  others' cores  peak MB  "
                + "where the time goes"
        )
        for round in 0..<rounds {
            for (place, count) in writers.enumerated() {
                let serial = UInt64(round * writers.count + place + 1) << 32
                print(try Cell(writers: count, seconds: seconds, folder: folder, serial: serial).run())
            }
        }
    }
}

struct GrowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grow",
        abstract: "Appends to a log up to a size, in batches of 256 entries of 1 kB, then proves and checks."
    )
    @Option(help: "The size to grow to.")
    var size = 2_000_000

    func run() async throws { try await Growth(folder: Folder.make() + "/log", size: size).run() }
}

/// A log server as `herald-node log run` has it; the end of standard input ends it.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs the server of the benchmark.",
        shouldDisplay: false
    )
    @Option(help: "Folder of the log.")
    var dir: String

    func run() async throws {
        let files = TimedLogFiles(try SystemLogFiles(writing: dir))
        let sequencer = try LogSequencer.open(files, signer: BenchmarkKey.signer())
        let server = try await LogServer.start(sequencer, files: files, settings: LogServer.Settings())
        print("ready \(server.port)")
        fflush(nil)
        // A line asks what was spent so far.
        while readLine() != nil {
            print("\(files.spent.flushing) \(files.spent.writing)")
            fflush(nil)
        }
        try await server.shutdown()
    }
}

enum BenchmarkKey {
    static func signer() throws -> NoteSigner {
        try NoteKey(name: "localhost", algorithm: .ed25519, seed: Array(0..<32)).logSigner()
    }
}

/// A new folder on the disk that TMPDIR names; it is left for a look.
enum Folder {
    static func make() throws -> String {
        let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        let folder = "\(base)/herald-log-benchmark-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }
}
