// SPDX-License-Identifier: Apache-2.0

import FileLog
import Foundation

/// The log of the shared vectors that another program wrote.
struct TesseraLog: LogResources {
    static let key = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"

    private let files: FolderResources

    init() throws {
        files = FolderResources(try SystemLogFiles(reading: SharedVectors.url("tessera-testlog").path))
    }

    func read(_ path: String) async throws -> [UInt8]? { try await files.read(path) }
}
