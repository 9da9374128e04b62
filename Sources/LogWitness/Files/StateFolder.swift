// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Synchronization

/// A folder of small files that one process writes, each replaced as a whole.
///
/// The lock is the system's and ends with the process. What `write` has returned for survives a power cut.
package final class StateFolder: Sendable {
    /// A call to the operating system that failed.
    package struct Failure: Error, Hashable, CustomStringConvertible {
        package let call: String
        package let path: String
        package let errno: Int32

        package var description: String { "\(call) \(path): \(String(cString: strerror(errno)))" }
    }

    /// Another process works with the folder.
    package struct InUse: Error, Hashable {
        package let path: String
    }

    /// Above this many the folders that are known to last are forgotten, and flushed once more.
    private static let rememberedCount = 4096

    private let path: String
    private let lock: Int32
    /// Folders whose names this process has flushed.
    ///
    /// One that is merely there may be of a process that was killed before it did.
    private let lasting = Mutex<Set<String>>([])

    /// Makes the folder (0700) where there is none, and locks it.
    package init(path: String) throws {
        self.path = path
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw Self.failure("mkdir", path) }
        lock = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw Self.failure("open", path + "/lock") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw InUse(path: path)
        }
        try Self.flushFolder(path)
        try Self.flushFolder(path + "/..")
    }

    deinit { close(lock) }

    /// The bytes of a file, or nil where there is none, after making it durable that it stands under its name.
    ///
    /// For what is acted upon: the process that wrote it may have ended before it had done so.
    package func readDurably(_ name: String) throws -> [UInt8]? {
        guard let bytes = try read(name) else { return nil }
        try Self.flushFolder(Self.parent(of: "\(path)/\(name)"))
        return bytes
    }

    /// The bytes of a file, or nil where there is none.
    package func read(_ name: String) throws -> [UInt8]? {
        let file = "\(path)/\(name)"
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw Self.failure("open", file)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure("read", file) }
            if count == 0 { return bytes }
            bytes += chunk.prefix(count)
        }
    }

    /// Puts bytes in place of a file, durably; folders on the way are made.
    ///
    /// After a throw the file is the old or the new one, and which of them survives is not known.
    package func write(_ bytes: [UInt8], to name: String) throws {
        try makeFolders(above: name)
        let file = "\(path)/\(name)"
        let temporary = file + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw Self.failure("open", temporary) }
        do {
            defer { close(descriptor) }
            try Self.writeAll(bytes, to: descriptor, file: temporary)
            guard fsync(descriptor) == 0 else { throw Self.failure("fsync", temporary) }
        }
        guard rename(temporary, file) == 0 else { throw Self.failure("rename", file) }
        try Self.flushFolder(Self.parent(of: file))
    }

    private func makeFolders(above name: String) throws {
        var parts = name.split(separator: "/").dropLast()
        var folder = path
        while let part = parts.popFirst() {
            let made = "\(folder)/\(part)"
            if !lasting.withLock({ $0.contains(made) }) {
                if mkdir(made, 0o755) != 0, errno != EEXIST { throw Self.failure("mkdir", made) }
                try Self.flushFolder(folder)
                lasting.withLock { lasting in
                    if lasting.count >= Self.rememberedCount { lasting.removeAll() }
                    lasting.insert(made)
                }
            }
            folder = made
        }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, file: String) throws {
        var position = 0
        while position < bytes.count {
            let count = bytes[position...].withUnsafeBytes { part in
                Glibc.write(descriptor, part.baseAddress, part.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write", file) }
            position += count
        }
    }

    private static func parent(of file: String) -> String {
        file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    }

    private static func flushFolder(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", folder) }
    }

    private static func failure(_ call: String, _ path: String) -> Failure {
        Failure(call: call, path: path, errno: errno)
    }
}
