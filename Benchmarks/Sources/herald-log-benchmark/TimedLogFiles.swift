// SPDX-License-Identifier: Apache-2.0

import FileLog
import Synchronization

/// The files of a log, with the time that its writing thread spends in them.
final class TimedLogFiles: LogFiles {
    /// Seconds of wall time.
    struct Spent: Sendable {
        /// Waiting for `fdatasync`.
        var flushing = 0.0
        /// Writing the journal, bundles, tiles and the checkpoint, and renaming.
        var writing = 0.0
    }

    private let files: SystemLogFiles
    private let total = Mutex(Spent())

    init(_ files: SystemLogFiles) { self.files = files }

    var spent: Spent { total.withLock { $0 } }

    func read(_ path: String) throws -> [UInt8]? { try files.read(path) }
    func names(in folder: String) throws -> [String] { try files.names(in: folder) }
    func makeFolder(_ path: String) throws { try writing { try files.makeFolder(path) } }
    func create(_ path: String, _ bytes: [UInt8]) throws { try writing { try files.create(path, bytes) } }
    func rename(_ path: String, to other: String) throws {
        try writing { try files.rename(path, to: other) }
    }
    func exchange(_ path: String, with other: String) throws {
        try writing { try files.exchange(path, with: other) }
    }
    func remove(_ path: String) throws { try writing { try files.remove(path) } }
    func removeFolder(_ path: String) throws { try writing { try files.removeFolder(path) } }
    func open(_ path: String) throws -> any JournalFile { TimedFile(files: self, file: try files.open(path)) }
    func flushFolders() throws { try files.flushFolders() }
    func beginFlushAll() -> any PendingFlush { files.beginFlushAll() }

    fileprivate func flushing(_ work: () throws -> Void) rethrows { try timed(\.flushing, work) }
    fileprivate func writing(_ work: () throws -> Void) rethrows { try timed(\.writing, work) }

    private func timed(_ part: WritableKeyPath<Spent, Double>, _ work: () throws -> Void) rethrows {
        let start = ContinuousClock.now
        try work()
        let seconds = start.duration(to: .now) / .seconds(1)
        total.withLock { $0[keyPath: part] += seconds }
    }
}

private struct TimedFile: JournalFile {
    let files: TimedLogFiles
    let file: any JournalFile

    func byteCount() throws -> Int { try file.byteCount() }
    func read(at offset: Int, count: Int) throws -> [UInt8] { try file.read(at: offset, count: count) }
    func write(_ bytes: [UInt8], at offset: Int) throws {
        try files.writing { try file.write(bytes, at: offset) }
    }
    func flush() throws { try files.flushing { try file.flush() } }
}
