// SPDX-License-Identifier: Apache-2.0

import Fuzzing
import GzipCoding
import LogWitness
import TransparencyLog

/// Lists of logs, uploads to a mirror and its answers, its pending checkpoints, and gzip.
@main
enum FuzzLogWitness {
    static func main() throws {
        let package = EntriesRequest.Package(
            start: 255,
            entries: [[97]],
            proof: [.emptyRoot, .leaf([1])]
        )
        let request = try EntriesRequest(
            origin: "log.example",
            start: 255,
            end: 256,
            ticket: [7],
            packages: [package]
        )
        let key = try VerifierKey(
            parsing: "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
        )
        let empty: [UInt8] = [
            0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ]
        let status = try FuzzProgram.run([
            FuzzEntry("known-logs", seeds: [Array("# one\n\(key)\n".utf8)]) { bytes in
                let logs = try KnownLogs(parsing: bytes)
                precondition(logs.keys.allSatisfy { name, keys in keys.allSatisfy { $0.name == name } })
                return !logs.keys.isEmpty
            },
            FuzzEntry("add-entries", seeds: [request.bytes]) { bytes in
                let request = try EntriesRequest(parsing: bytes)
                precondition(request.bytes == bytes, "another request than was read")
                let (whole, _) = request.packages
                precondition(whole.count <= EntriesRequest.maximumPackageCount, "too many packages")
                precondition(whole.allSatisfy { $0.end <= request.end && $0.start < $0.end })
                return true
            },
            FuzzEntry("mirror-info", seeds: [Array("20\n7\ndGlja2V0\n".utf8)]) { bytes in
                let info = try MirrorInfo(parsing: bytes)
                let text = "\(info.size)\n\(info.nextEntry)\n\(info.ticket)\n"
                precondition(text.utf8.elementsEqual(bytes), "another answer than was read")
                return true
            },
            FuzzEntry("pending-file", seeds: [PendingFile.bytes([[1, 2], [], [3]])]) { bytes in
                let items = try PendingFile.read(bytes)
                precondition(PendingFile.bytes(items) == bytes, "other items than were read")
                return !items.isEmpty
            },
            FuzzEntry("gzip", seeds: [empty]) { bytes in
                guard let inflated = Gzip.decompressed(bytes, limit: 1 << 20) else { return false }
                precondition(inflated.count <= 1 << 20, "above the limit")
                return true
            },
        ])
        precondition(status == 0, "libFuzzer ended with \(status)")
    }
}
