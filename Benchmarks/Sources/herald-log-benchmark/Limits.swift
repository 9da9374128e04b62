// SPDX-License-Identifier: Apache-2.0

import Foundation
import TransparencyLog

/// What one core and the disk can do at most, of what an append needs.
enum Limits {
    static func measure(in folder: String) throws -> [String] {
        let entry = [UInt8](repeating: 0x61, count: 1000)
        let signer = try BenchmarkKey.signer()
        let text = try Checkpoint(origin: "localhost", size: 1, root: .leaf(entry)).text
        let left = LogHash.leaf(entry)
        let flushes = try FlushProbe(folder: folder)
        return [
            "fdatasync \(Int(1000 / flushes.mean))/s (p50 \(flushes.median.formatted(2)) ms)",
            "SHA-256 of 1 kB \(rate(50_000) { _ = LogHash.leaf(entry) })/s",
            "SHA-256 of a node \(rate(200_000) { _ = LogHash.node(left, left) })/s",
            try "Ed25519 \(rate(5000) { _ = try signer.signature(of: text) })/s",
        ]
    }

    /// Times a second by processor time, which a busy machine changes least.
    private static func rate(_ count: Int, _ body: () throws -> Void) rethrows -> Int {
        let begin = clock()
        for _ in 0..<count { try body() }
        return Int(Double(count) * Double(CLOCKS_PER_SEC) / Double(clock() - begin))
    }
}

/// How long the disk takes for a page: overwritten in place and flushed, as the journal's.
struct FlushProbe {
    let median: Double
    let mean: Double

    init(folder: String) throws {
        let path = folder + "/flush-probe"
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        defer {
            close(file)
            unlink(path)
        }
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        let page = [UInt8](repeating: 0x5A, count: 4096)
        guard write(file, zeros, zeros.count) == zeros.count, fdatasync(file) == 0 else {
            throw LoadClient.Failure(description: "cannot write in \(folder)")
        }
        var times: [Double] = []
        for place in 0..<256 {
            let start = ContinuousClock.now
            guard pwrite(file, page, page.count, place * 4096) == page.count, fdatasync(file) == 0 else {
                throw LoadClient.Failure(description: "cannot flush in \(folder)")
            }
            times.append(start.duration(to: .now) / .milliseconds(1))
        }
        median = times.sorted()[times.count / 2]
        mean = times.reduce(0, +) / Double(times.count)
    }
}

extension Double {
    func formatted(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}
