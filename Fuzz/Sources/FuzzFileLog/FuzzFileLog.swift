// SPDX-License-Identifier: Apache-2.0

import FileLog
import Fuzzing
import TransparencyLog

/// The journal of a log by itself, as a start finds it.
@main
enum FuzzFileLog {
    static func main() throws {
        let sample = try JournalSeeds()
        let status = try FuzzProgram.run([
            // Two octets: the length of the first file; then both files.
            FuzzEntry("journal", seeds: try sample.journals()) { bytes in
                guard bytes.count >= 2 else { return false }
                let count = min(Int(bytes[0]) << 8 | Int(bytes[1]), bytes.count - 2)
                let rest = bytes.dropFirst(2)
                return try sample.opens([Array(rest.prefix(count)), Array(rest.dropFirst(count))])
            },
            // The payload of the first frame as it is: refused as damaged, or as another log's.
            FuzzEntry("journal-state", seeds: try sample.states()) { bytes in
                do {
                    return try sample.opens([JournalSeeds.frame(0, bytes)])
                } catch let error as FileLogError where error.code == .otherLog {
                    return true
                }
            },
            // The same without its checkpoint, which is put in and signed.
            FuzzEntry("journal-edge", seeds: try sample.edges()) { bytes in
                try sample.opens([JournalSeeds.frame(0, sample.state(edge: bytes))])
            },
            // Entries with their lengths, as one batch under the right checkpoint.
            FuzzEntry("journal-batch", seeds: [[0, 0, 0, 2, 0, 2, 97, 98, 0, 1, 99], [0, 0, 0, 1, 0, 0]]) {
                bytes in
                try sample.opens([sample.batch(bytes)])
            },
        ])
        precondition(status == 0, "libFuzzer ended with \(status)")
    }
}
