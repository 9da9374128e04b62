// SPDX-License-Identifier: Apache-2.0

import CLinuxCalls
import Dispatch
import Foundation
import Glibc
import Synchronization

/// A log folder on a disk of this machine.
package struct SystemLogFiles: LogFiles {
    private let folder: FileDescriptor
    private let path: String
    // Held until the last copy goes: a second process cannot have it.
    private let lock: FileDescriptor?

    /// Opens a folder to read it.
    package init(reading path: String) throws {
        guard let folder = try FileDescriptor(path, flags: O_RDONLY | O_DIRECTORY) else {
            throw FileLogError(.system, "no folder is at \(path)")
        }
        self.folder = folder
        self.path = path
        lock = nil
    }

    /// Opens a folder to write to it, and makes it; `in-use` where another process has it open so.
    package init(writing path: String) throws {
        for name in [path, path + "/.state"] where mkdir(name, 0o755) != 0 && errno != EEXIST {
            throw FileLogError.system("mkdir", name)
        }
        guard let folder = try FileDescriptor(path, flags: O_RDONLY | O_DIRECTORY),
            let lock = try FileDescriptor(".state/lock", in: folder, flags: O_RDWR | O_CREAT, mode: 0o600)
        else { throw FileLogError(.system, "no folder is at \(path)") }
        guard flock(lock.number, LOCK_EX | LOCK_NB) == 0 else {
            throw FileLogError(.inUse, "another process writes to \(path)")
        }
        self.folder = folder
        self.path = path
        self.lock = lock
    }

    package func read(_ path: String) throws -> [UInt8]? {
        guard let file = try FileDescriptor(path, in: folder, flags: O_RDONLY) else { return nil }
        return try file.read(at: 0, count: file.byteCount(path), path)
    }

    package func names(in folder: String) throws -> [String] {
        guard let opened = try FileDescriptor(folder, in: self.folder, flags: O_RDONLY | O_DIRECTORY) else {
            return []
        }
        guard let stream = fdopendir(dup(opened.number)) else {
            throw FileLogError.system("opendir", folder)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = Glibc.readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    package func makeFolder(_ path: String) throws {
        guard mkdirat(folder.number, path, 0o755) == 0 || errno == EEXIST else {
            throw FileLogError.system("mkdir", path)
        }
    }

    package func create(_ path: String, _ bytes: [UInt8]) throws {
        guard let file = try FileDescriptor(path, in: folder, flags: O_WRONLY | O_CREAT) else {
            throw FileLogError(.system, "open \(path): no such folder")
        }
        try file.write(bytes, at: 0, path)
        // Not O_TRUNC: what a spare file has on the disk is used again.
        if try file.byteCount(path) > bytes.count {
            guard ftruncate(file.number, bytes.count) == 0 else {
                throw FileLogError.system("ftruncate", path)
            }
        }
    }

    package func rename(_ path: String, to other: String) throws {
        guard renameat(folder.number, path, folder.number, other) == 0 else {
            throw FileLogError.system("rename", other)
        }
    }

    package func exchange(_ path: String, with other: String) throws {
        let result = renameat2(folder.number, path, folder.number, other, HERALD_RENAME_EXCHANGE)
        if result == 0 { return }
        // Not there yet, or a file system that cannot do it.
        guard errno == ENOENT || errno == EINVAL || errno == ENOSYS else {
            throw FileLogError.system("rename", other)
        }
        try rename(path, to: other)
    }

    package func remove(_ path: String) throws {
        guard unlinkat(folder.number, path, 0) == 0 || errno == ENOENT else {
            throw FileLogError.system("unlink", path)
        }
    }

    package func removeFolder(_ path: String) throws {
        guard unlinkat(folder.number, path, AT_REMOVEDIR) == 0 || errno == ENOENT else {
            throw FileLogError.system("rmdir", path)
        }
    }

    package func open(_ path: String) throws -> any JournalFile {
        guard let file = try FileDescriptor(path, in: folder, flags: O_RDWR | O_CREAT, mode: 0o600) else {
            throw FileLogError(.system, "open \(path): no such folder")
        }
        return SystemJournalFile(file: file, path: path)
    }

    package func flushFolders() throws {
        for path in [".state", ".", ".."] {
            guard let folder = try FileDescriptor(path, in: folder, flags: O_RDONLY | O_DIRECTORY),
                fsync(folder.number) == 0
            else { throw FileLogError.system("fsync", path) }
        }
    }

    package func beginFlushAll() -> any PendingFlush { SystemFlush(of: folder) }
}

private struct SystemJournalFile: JournalFile {
    let file: FileDescriptor
    let path: String

    func byteCount() throws -> Int { try file.byteCount(path) }

    func read(at offset: Int, count: Int) throws -> [UInt8] {
        try file.read(at: offset, count: count, path)
    }

    func write(_ bytes: [UInt8], at offset: Int) throws { try file.write(bytes, at: offset, path) }

    func flush() throws {
        // Never repeated: after an error the system may have dropped what it could not write.
        guard fdatasync(file.number) == 0 else { throw FileLogError.system("fdatasync", path) }
    }
}

/// `syncfs` on a thread of its own: it takes as long as the disk needs for all that waits.
private final class SystemFlush: PendingFlush {
    private let outcome = Mutex<Result<Void, FileLogError>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(of folder: FileDescriptor) {
        Thread.detachNewThread { [self] in
            let result: Result<Void, FileLogError> =
                syncfs(folder.number) == 0 ? .success(()) : .failure(.system("syncfs", "the log's disk"))
            outcome.withLock { $0 = result }
            done.signal()
        }
    }

    func wait() throws {
        done.wait()
        done.signal()
        try outcome.withLock { $0 }?.get()
    }
}
