// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An open file or folder, closed when the last reference to it goes.
final class FileDescriptor: Sendable {
    let number: Int32

    /// Opens a path relative to a folder; nil where nothing is there.
    init?(_ path: String, in folder: FileDescriptor? = nil, flags: Int32, mode: mode_t = 0o644) throws {
        let base = folder?.number ?? AT_FDCWD
        var opened: Int32 = -1
        repeat { opened = openat(base, path, flags | O_CLOEXEC, mode) } while opened < 0 && errno == EINTR
        if opened < 0 {
            if errno == ENOENT { return nil }
            throw FileLogError.system("open", path)
        }
        number = opened
    }

    deinit { close(number) }

    func byteCount(_ path: String) throws -> Int {
        var facts = stat()
        guard fstat(number, &facts) == 0 else { throw FileLogError.system("stat", path) }
        return Int(facts.st_size)
    }

    /// Reads from an offset until the count is reached or the file ends.
    func read(at offset: Int, count: Int, _ path: String) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count {
                let found = pread(number, buffer.baseAddress?.advanced(by: done), count - done, offset + done)
                if found < 0 && errno == EINTR { continue }
                guard found >= 0 else { throw FileLogError.system("read", path) }
                if found == 0 { return }
                done += found
            }
        }
    }

    /// Writes all of the bytes, in as many calls as the system wants; a disk that is full throws.
    func write(_ bytes: [UInt8], at offset: Int, _ path: String) throws {
        try bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = pwrite(
                    number,
                    bytes.baseAddress?.advanced(by: done),
                    bytes.count - done,
                    offset + done
                )
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw FileLogError.system("write", path) }
                done += count
            }
        }
    }
}

extension FileLogError {
    /// The last call that failed, with the system's words for why.
    static func system(_ call: String, _ path: String) -> FileLogError {
        let number = errno
        return FileLogError(.system, "\(call) \(path): \(String(cString: strerror(number)))")
    }
}
