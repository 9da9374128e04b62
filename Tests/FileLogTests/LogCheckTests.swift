// SPDX-License-Identifier: Apache-2.0

import Testing
import TransparencyLog

@testable import FileLog

struct LogCheckTests {
    /// What is done to one file.
    enum Damage: CaseIterable, Sendable {
        case missing, emptied, truncated, extended, altered

        func apply(_ bytes: [UInt8]) -> [UInt8]? {
            switch self {
            case .missing: nil
            case .emptied: []
            case .truncated: bytes.dropLast()
            case .extended: bytes + [0]
            case .altered: bytes.dropLast() + [(bytes.last ?? 0) ^ 1]
            }
        }
    }

    private static let paths = [
        "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88", "tile/0/000", "tile/0/001",
        "tile/0/002.p/88", "tile/1/000.p/2",
    ]

    private static func files() throws -> (FaultyLogFiles, Checkpoint) {
        let files = FaultyLogFiles()
        var log = try SampleFolder.open(files)
        _ = try SampleFolder.append([600], to: &log)
        return (files, try Checkpoint(parsing: SignedNote(parsing: log.checkpoint).text))
    }

    @Test(arguments: paths, Damage.allCases)
    func `names the one file that is damaged`(path: String, damage: Damage) async throws {
        let (files, checkpoint) = try Self.files()
        let bytes = try #require(try files.read(path))
        try files.remove(path)
        if let damaged = damage.apply(bytes) { try files.create(path, damaged) }
        var check = LogCheck(checkpoint, in: FolderResources(files))
        let findings = try await check.run()
        #expect(findings.map(\.path) == [path])
    }

    @Test func `names the checkpoint when its root is not that of the entries`() async throws {
        let (files, checkpoint) = try Self.files()
        let other = try Checkpoint(origin: "log.example", size: checkpoint.size, root: .leaf([1]))
        var check = LogCheck(other, in: FolderResources(files))
        #expect(try await check.run().map(\.path) == ["checkpoint"])
        check = LogCheck(checkpoint, in: FolderResources(files))
        #expect(try await check.run() == [])
    }

    @Test func `ends on a checkpoint that promises far more than there is`() async throws {
        let (files, _) = try Self.files()
        let huge = try Checkpoint(origin: "log.example", size: 1 << 62, root: .leaf([1]))
        var check = LogCheck(huge, in: FolderResources(files))
        #expect(try await !check.run().isEmpty)
    }
}
