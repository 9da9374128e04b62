// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How long a small write and its flush take in a folder: the ground that every durable figure stands on.
struct FlushProbe: Sendable {
    /// Milliseconds, ascending.
    let times: [Double]

    var median: Double { times[times.count / 2] }
    var p99: Double { times[times.count * 99 / 100] }

    /// Appends 4 kB and calls `fdatasync`, 200 times.
    init(folder: String) throws {
        let path = folder + "/flush-probe"
        let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw NodeFailure(3, "cannot write in \(folder)") }
        defer {
            close(descriptor)
            unlink(path)
        }
        let block = [UInt8](repeating: 0x5A, count: 4096)
        var times: [Double] = []
        for _ in 0..<200 {
            let start = ContinuousClock.now
            guard write(descriptor, block, block.count) == block.count, fdatasync(descriptor) == 0 else {
                throw NodeFailure(3, "cannot flush in \(folder)")
            }
            times.append(start.duration(to: .now).milliseconds)
        }
        self.times = times.sorted()
    }
}
