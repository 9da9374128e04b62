// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder for one run, on the disk that TMPDIR names.
enum TemporaryFolder {
    static func use(_ body: (String) async throws -> Void) async throws {
        let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        let folder = "\(base)/herald-benchmark-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        do {
            try await body(folder)
        } catch {
            FileHandle.standardError.write(Data("kept for a look: \(folder)\n".utf8))
            throw error
        }
        try FileManager.default.removeItem(atPath: folder)
    }
}
