// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Files that only their owner may read.
enum PrivateFile {
    /// Opens a file for writing and returns its descriptor; a new one gets mode 0600.
    static func open(_ path: String) throws -> Int32 {
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open the file") }
        return descriptor
    }

    /// Makes an empty file unless there is one.
    static func create(_ path: String) throws {
        close(try open(path))
    }

    /// Flushes what was written to a file.
    static func sync(_ path: String) throws {
        let descriptor = try open(path)
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("flush the file") }
    }

    /// Gives a file another name in the same folder, durably; one of that name is replaced or refused.
    static func move(_ path: String, to target: String, isReplacing: Bool) throws {
        if isReplacing {
            guard rename(path, target) == 0 else { throw failure("rename the file") }
        } else {
            guard link(path, target) == 0 else {
                guard errno == EEXIST else { throw failure("name the file") }
                throw StoreFailure(.inUse, "a file of that name is there already")
            }
            unlink(path)
        }
        let folder = URL(filePath: target).deletingLastPathComponent().path
        let descriptor = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open the folder") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("flush the folder") }
    }

    private static func failure(_ what: String) -> StoreFailure {
        StoreFailure(.notFound, "cannot \(what): \(String(cString: strerror(errno)))")
    }
}
