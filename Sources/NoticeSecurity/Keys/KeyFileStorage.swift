// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Key files on disk, readable by their owner only.
package enum KeyFileStorage {
    /// A call to the operating system that failed.
    package struct Failure: Error, CustomStringConvertible {
        package let call: String
        package let errno: Int32

        package var description: String { "\(call): \(String(cString: strerror(errno)))" }
    }

    /// Writes a file with mode 0600, replacing one of that name.
    ///
    /// On return the file has reached stable storage. After a crash there is the old file or the new one,
    /// never a part; a temporary file may be left beside it.
    package static func write(
        _ file: KeyFile,
        to path: String,
        using generator: inout some RandomNumberGenerator
    ) throws {
        let suffix = generator.bytes(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        let temporary = path + ".tmp-" + suffix.joined()
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(call: "open", errno: errno) }
        do {
            defer { close(descriptor) }
            try check("fchmod", fchmod(descriptor, 0o600))
            try writeAll(file.bytes, to: descriptor)
            try check("fsync", fsync(descriptor))
            try check("rename", rename(temporary, path))
        } catch {
            unlink(temporary)
            throw error
        }
        try syncFolder(of: path)
    }

    /// Reads a file, and refuses as `open-permissions` one that group or others may touch.
    ///
    /// Symbolic links and what is not a regular file are not followed or read.
    package static func read(_ path: String) throws -> KeyFile {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(call: "open", errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        try check("fstat", fstat(descriptor, &status))
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw SecurityError(.malformedKeyFile, "not a regular file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw SecurityError(
                .openPermissions,
                "the key file is open to group or others; mode 0600 expected"
            )
        }
        return try KeyFile(parsing: readAll(descriptor, limit: KeyFile.maxBytes + 1))
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
        var position = 0
        while position < bytes.count {
            let count = bytes[position...].withUnsafeBytes { Self.write(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(call: "write", errno: errno) }
            position += count
        }
    }

    private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }

    private static func readAll(_ descriptor: Int32, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while bytes.count < limit {
            let count = chunk.withUnsafeMutableBytes { Self.read(descriptor, into: $0) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(call: "read", errno: errno) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk.prefix(count))
        }
        return bytes
    }

    private static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    }

    /// Makes the new name durable.
    private static func syncFolder(of path: String) throws {
        let end = path.lastIndex(of: "/")
        let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(call: "open", errno: errno) }
        defer { close(descriptor) }
        try check("fsync", fsync(descriptor))
    }

    private static func check(_ call: String, _ result: Int32) throws {
        guard result == 0 else { throw Failure(call: call, errno: errno) }
    }
}
