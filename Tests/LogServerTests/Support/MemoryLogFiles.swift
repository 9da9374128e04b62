// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FileLog
import Synchronization

/// A log folder in memory whose flushes can be held back, and whose writes can be made to fail.
final class MemoryLogFiles: LogFiles {
    struct Broken: Error {}

    private let files = Mutex<[String: [UInt8]]>([:])
    private let broken = Mutex(false)
    fileprivate let gate = Mutex<FlushGate?>(nil)

    /// From now on every write fails.
    func breakDown() { broken.withLock { $0 = true } }

    /// Holds back the flushes of the journal from now on.
    func holdFlushes(_ gate: FlushGate) { self.gate.withLock { $0 = gate } }

    func read(_ path: String) throws -> [UInt8]? { files.withLock { $0[path] } }

    func names(in folder: String) throws -> [String] {
        files.withLock { files in
            let below = files.keys.filter { $0.hasPrefix(folder + "/") }
            return Set(below.map { String($0.dropFirst(folder.count + 1).prefix { $0 != "/" }) }).sorted()
        }
    }

    func makeFolder(_ path: String) throws {}

    func create(_ path: String, _ bytes: [UInt8]) throws { try change { $0[path] = bytes } }

    func rename(_ path: String, to other: String) throws {
        try change { $0[other] = $0.removeValue(forKey: path) }
    }

    func exchange(_ path: String, with other: String) throws {
        try change { ($0[path], $0[other]) = ($0[other], $0[path]) }
    }

    func remove(_ path: String) throws { try change { $0[path] = nil } }

    func removeFolder(_ path: String) throws {}

    func open(_ path: String) throws -> any JournalFile {
        if try read(path) == nil { try create(path, []) }
        return MemoryJournalFile(files: self, path: path)
    }

    func flushFolders() throws {}

    func beginFlushAll() -> any PendingFlush { DoneFlush() }

    fileprivate func change(_ body: (inout [String: [UInt8]]) -> Void) throws {
        if broken.withLock({ $0 }) { throw Broken() }
        files.withLock { body(&$0) }
    }
}

/// Where the writing thread waits until a test lets it go on.
final class FlushGate: Sendable {
    private let opened = DispatchSemaphore(value: 0)
    private let (reached, continuation) = AsyncStream<Void>.makeStream()

    /// Returns once a flush is held back.
    func isReached() async { for await _ in reached { return } }

    func open() { opened.signal() }

    fileprivate func wait() {
        continuation.yield()
        opened.wait()
        opened.signal()
    }
}

private struct MemoryJournalFile: JournalFile {
    let files: MemoryLogFiles
    let path: String

    func byteCount() throws -> Int { try files.read(path)?.count ?? 0 }

    func read(at offset: Int, count: Int) throws -> [UInt8] {
        try Array((files.read(path) ?? []).dropFirst(offset).prefix(count))
    }

    func write(_ bytes: [UInt8], at offset: Int) throws {
        try files.change { all in
            var file = all[path] ?? []
            let end = offset + bytes.count
            if file.count < end { file += repeatElement(0, count: end - file.count) }
            file.replaceSubrange(offset..<end, with: bytes)
            all[path] = file
        }
    }

    func flush() throws { files.gate.withLock { $0 }?.wait() }
}

private struct DoneFlush: PendingFlush {
    func wait() throws {}
}
