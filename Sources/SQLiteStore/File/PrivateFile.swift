// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Files that only their owner may read.
enum PrivateFile {
    /// Opens a file for writing and returns its descriptor; a new one gets mode 0600.
    static func open(_ path: String) throws -> Int32 {
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreFailure(.notFound, "cannot open the file: \(String(cString: strerror(errno)))")
        }
        return descriptor
    }

    /// Makes an empty file unless there is one.
    static func create(_ path: String) throws {
        close(try open(path))
    }
}
