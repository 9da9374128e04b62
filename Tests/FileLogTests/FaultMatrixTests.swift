// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import FileLog

/// Every call of an append that changes something goes wrong in every way, and then the power goes.
struct FaultMatrixTests {
    /// What the log holds when the faulty append begins, and the batches that follow.
    enum Moment: String, CaseIterable, Sendable {
        case newFolder, tileFills, journalTurns, secondTurn

        var before: [Int]? {
            switch self {
            case .newFolder: nil
            case .tileFills: [230, 23]
            case .journalTurns: [7, 3]
            case .secondTurn: [20, 1, 1, 1, 1]
            }
        }

        var batches: [Int] {
            switch self {
            case .newFolder: [1, 2]
            case .tileFills: [2, 4, 1]
            case .journalTurns: [1, 2, 1]
            case .secondTurn: [1, 1, 2, 1, 1]
            }
        }

        func disk() throws -> FaultyLogFiles.Disk {
            guard let before else { return FaultyLogFiles.Disk() }
            let files = FaultyLogFiles()
            var log = try SampleFolder.open(files)
            _ = try SampleFolder.append(before, to: &log)
            return files.disk
        }
    }

    @Test(arguments: Moment.allCases, FaultyLogFiles.Fault.allCases)
    func `loses nothing that was answered`(moment: Moment, fault: FaultyLogFiles.Fault) async throws {
        let disk = try moment.disk()
        let whole = FaultyLogFiles(disk)
        var log = try SampleFolder.open(whole)
        _ = try SampleFolder.append(moment.batches, to: &log)
        let calls = whole.calls
        #expect(calls > 10)
        for call in 0..<calls {
            let files = FaultyLogFiles(disk, failing: (call, fault))
            var answered: [SequencedBatch] = []
            if var log = try? SampleFolder.open(files) {
                for size in moment.batches {
                    guard let batch = try? SampleFolder.append([size], to: &log) else { break }
                    answered += batch
                }
            }
            let what = "\(moment), \(fault) at call \(call) of \(calls)"
            try await Self.expectRecovery(files.disk, answered, files.checkpoints, what)
            var random = SplitMix(state: UInt64(call) << 8)
            let cut = FaultyLogFiles.Disk.Cut.allCases[call % 2]
            let left = files.disk.cut(cut, using: &random)
            try await Self.expectRecovery(left, answered, files.checkpoints, "\(what), \(cut)")
        }
    }

    /// The log opens, is whole, goes on, and is whole again.
    private static func expectRecovery(
        _ disk: FaultyLogFiles.Disk,
        _ answered: [SequencedBatch],
        _ seen: [[UInt8]],
        _ what: String
    ) async throws {
        let files = FaultyLogFiles(disk)
        var log: LogSequencer
        do {
            log = try SampleFolder.open(files)
        } catch {
            Issue.record("\(what): does not open: \(error)")
            return
        }
        try await SampleFolder.expectWhole(files, answered: answered, seen: seen, what)
        _ = try SampleFolder.append([2], to: &log)
        #expect(try files.read("checkpoint") == log.checkpoint)
    }
}

/// Random numbers that a seed fixes.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
