// SPDX-License-Identifier: Apache-2.0

import FileLog
import Foundation

/// The log of the shared vectors that another program wrote; not part of the repository.
struct TesseraLog: LogResources {
    static let key = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"

    private static let folder: String? = {
        let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["HERALD_SHARED"].map { URL(filePath: $0) }
            ?? repository.deletingLastPathComponent().appending(path: "shared")
        let folder = shared.appending(path: "vectors/tlog/tessera-testlog").path
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()

    static var isPresent: Bool { folder != nil }

    struct Absent: Error {}

    private let files: FolderResources

    init() throws {
        guard let folder = Self.folder else { throw Absent() }
        files = FolderResources(try SystemLogFiles(reading: folder))
    }

    func read(_ path: String) async throws -> [UInt8]? { try await files.read(path) }
}
