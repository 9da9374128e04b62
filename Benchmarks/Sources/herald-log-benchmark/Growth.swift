// SPDX-License-Identifier: Apache-2.0

import FileLog
import Foundation
import TransparencyLog

/// A log that grows on one thread: what an append, a proof and a check cost at each size.
struct Growth {
    let folder: String
    let size: Int

    private static let batch = 256

    func run() async throws {
        let files = try SystemLogFiles(writing: folder)
        var log = try LogSequencer.open(files, signer: BenchmarkKey.signer())
        var stops = [10_000, 100_000, 500_000, 1_000_000, 2_000_000].filter { $0 < size } + [size]
        print("entries  us an entry  CPU us an entry  peak MB")
        var (begin, before, last) = (ContinuousClock.now, Machine(pid: getpid()), 0)
        while let stop = stops.first {
            while log.size < UInt64(stop) {
                let first = Int(log.size)
                _ = try log.append((first..<min(first + Self.batch, stop)).map(Self.entry))
                try log.collect()
            }
            stops.removeFirst()
            let after = Machine(pid: getpid())
            let count = Double(stop - last)
            let wall = begin.duration(to: .now) / .microseconds(1) / count
            let processor = (after.processor - before.processor) * 1e6 / count
            print("\(stop)  \(wall.formatted(1))  \(processor.formatted(1))  \(after.peak / 1024)")
            (begin, before, last) = (.now, after, stop)
        }
        try prove(log, files)
        let checkpoint = try Checkpoint(parsing: SignedNote(parsing: log.checkpoint).text)
        try log.close()
        (begin, before) = (.now, Machine(pid: getpid()))
        var check = LogCheck(checkpoint, in: FolderResources(files))
        let findings = try await check.run()
        let processor = Machine(pid: getpid()).processor - before.processor
        let wall = begin.duration(to: .now) / .seconds(1)
        print("fsck: \(findings.count) findings, \(wall.formatted(1)) s, CPU \(processor.formatted(1)) s")
    }

    private func prove(_ log: LogSequencer, _ files: SystemLogFiles) throws {
        let root = try Checkpoint(parsing: SignedNote(parsing: log.checkpoint).text).root
        var (making, checking) = ([Double](), [Double]())
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let index = UInt64.random(in: 0..<log.size, using: &random)
            let start = ContinuousClock.now
            let proof = try MerkleTree.inclusionProof(
                index: index,
                size: log.size,
                from: FolderHashes(files, size: log.size)
            )
            let made = ContinuousClock.now
            let leaf = LogHash.leaf(Self.entry(Int(index)))
            let isIncluded = MerkleTree.includes(leaf, at: index, size: log.size, root: root, proof: proof)
            guard isIncluded else { throw LoadClient.Failure(description: "a proof does not hold") }
            checking.append(made.duration(to: .now) / .microseconds(1))
            making.append(start.duration(to: made) / .microseconds(1))
        }
        (making, checking) = (making.sorted(), checking.sorted())
        print(
            "proof of an old entry, from files: p50 \(making[1000].formatted(0)) us, p99 \(making[1980].formatted(0)) us"
        )
        print("verifying it: p50 \(checking[1000].formatted(0)) us, p99 \(checking[1980].formatted(0)) us")
    }

    private static func entry(_ number: Int) -> [UInt8] {
        var entry = [UInt8](repeating: UInt8(ascii: "x"), count: 1000)
        var rest = number
        for place in 0..<8 {
            entry[place] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
        }
        return entry
    }
}
