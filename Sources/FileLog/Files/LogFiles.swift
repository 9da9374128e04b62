// SPDX-License-Identifier: Apache-2.0

/// The files of one log folder: everything that the log asks of a disk.
///
/// Paths are relative to the folder. Every call either did what it says or throws; after a throw it is
/// unknown whether it did. Nothing but what `flush`, `flushAll` or `flushFolders` covered survives a power
/// cut, and of the rest any part may. What has been done survives the death of the process.
package protocol LogFiles: Sendable {
    /// The bytes of a file, or nil where there is none.
    func read(_ path: String) throws -> [UInt8]?
    /// The names in a folder, in no order; empty where there is no folder.
    func names(in folder: String) throws -> [String]
    /// Makes a folder whose parent is there; does nothing where it is there.
    func makeFolder(_ path: String) throws
    /// Makes a file of these bytes, in place of what it held; a file that is there stays the same inode.
    func create(_ path: String, _ bytes: [UInt8]) throws
    /// Puts a file at another path, in place of what was there, in one step.
    func rename(_ path: String, to other: String) throws
    /// Lets two files change their names in one step; the second may be missing, and then the first moves there.
    func exchange(_ path: String, with other: String) throws
    func remove(_ path: String) throws
    /// Removes a folder without files.
    func removeFolder(_ path: String) throws
    /// Opens a file to write at places in it, and makes it where there is none.
    func open(_ path: String) throws -> any JournalFile
    /// Makes the names of folder, its state folder and the folders above it durable.
    func flushFolders() throws
    /// Begins to make durable all that was done so far; it is once `wait` has returned.
    func beginFlushAll() -> any PendingFlush
}

/// A file that is written at places of its own choosing.
package protocol JournalFile: Sendable {
    func byteCount() throws -> Int
    /// As many bytes as asked for, fewer only at the end of the file.
    func read(at offset: Int, count: Int) throws -> [UInt8]
    func write(_ bytes: [UInt8], at offset: Int) throws
    /// Makes durable what was written, the size of the file included.
    func flush() throws
}

/// A flush of everything, under way beside other work.
package protocol PendingFlush: Sendable {
    /// Returns once all that was done before the beginning is durable; throws where it may not be.
    func wait() throws
}

/// Why the file log did not do what was asked.
///
/// Two errors are equal when their codes are.
package struct FileLogError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        /// The folder holds bytes that the log did not leave there.
        case damaged = "damaged"
        /// The state is of another log or of another key.
        case otherLog = "other-log"
        /// Another process writes to the folder.
        case inUse = "in-use"
        /// A call to the operating system failed.
        case system = "system"
        /// A write failed before: nothing more is accepted until the log is opened anew.
        case stopped = "stopped"
    }

    package let code: Code
    package let reason: String

    package init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    package var description: String { "\(code.rawValue): \(reason)" }

    package static func == (left: Self, right: Self) -> Bool { left.code == right.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
