// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The third-party vectors of logs, which are not part of the repository.
enum SharedVectors {
    /// Their folder, or nil where this machine has none.
    static let folder: URL? = {
        let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["HERALD_SHARED"].map { URL(filePath: $0) }
            ?? repository.deletingLastPathComponent().appending(path: "shared")
        let folder = shared.appending(path: "vectors/tlog")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isPresent: Bool { folder != nil }

    struct Absent: Error {}

    static func url(_ path: String) throws -> URL {
        guard let folder else { throw Absent() }
        return folder.appending(path: path)
    }
}
