// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the tests find files that are not code.
enum TestFiles {
    private static let tests = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The project's own vectors.
    static let vectors = tests.appending(path: "Vectors")

    /// Vectors of other makers, which are not part of the repository.
    ///
    /// The folder named by HERALD_SHARED, else `shared` beside the repository; nil if there is none.
    static let shared: URL? = {
        let named = ProcessInfo.processInfo.environment["HERALD_SHARED"].map { URL(filePath: $0) }
        let folder = named ?? tests.appending(path: "../../shared").standardizedFileURL
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func bytes(_ file: URL) throws -> [UInt8] {
        Array(try Data(contentsOf: file))
    }

    static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }
}
