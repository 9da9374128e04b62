// SPDX-License-Identifier: Apache-2.0

import FileLog
import Synchronization

/// A log folder in memory whose disk and whose process can fail at any call that changes something.
final class FaultyLogFiles: LogFiles {
    /// What goes wrong at one call.
    enum Fault: CaseIterable, Sendable {
        /// The call throws and did nothing; the process goes on.
        case failed
        /// The call throws but did all; the process goes on.
        case failedButDone
        /// A write throws after half of its bytes; the process goes on.
        case failedHalfway
        /// The process dies before the call.
        case killed
        /// The process dies after the call.
        case killedAfter
    }

    struct Broken: Error {}

    /// A folder as one moment leaves it.
    struct Disk: Sendable {
        var files: [String: [UInt8]] = [:]
        var folders: Set<String> = ["", ".state"]
        /// What a power cut leaves at least.
        var durable: [String: [UInt8]] = [:]
        /// The files whose names are durable.
        var named: Set<String> = []
    }

    private struct State {
        var disk: Disk
        var calls = 0
        var failing: (call: Int, fault: Fault)?
        var isDead = false
        var checkpoints: [[UInt8]] = []
    }

    private let state: Mutex<State>

    init(_ disk: Disk = Disk(), failing: (call: Int, fault: Fault)? = nil) {
        state = Mutex(State(disk: disk, failing: failing))
    }

    var disk: Disk { state.withLock { $0.disk } }
    /// Calls so far that change something.
    var calls: Int { state.withLock { $0.calls } }
    /// Every checkpoint that anyone could have read.
    var checkpoints: [[UInt8]] { state.withLock { $0.checkpoints } }

    func read(_ path: String) throws -> [UInt8]? { state.withLock { $0.disk.files[path] } }

    func names(in folder: String) throws -> [String] {
        state.withLock { state in
            let paths = Array(state.disk.files.keys) + Array(state.disk.folders)
            let names = paths.compactMap { path -> String? in
                guard path.hasPrefix(folder + "/") else { return nil }
                return path.dropFirst(folder.count + 1).split(separator: "/").first.map(String.init)
            }
            return Set(names).sorted()
        }
    }

    func makeFolder(_ path: String) throws { try change { $0.folders.insert(path) } }

    func create(_ path: String, _ bytes: [UInt8]) throws {
        try change(half: { $0.files[path] = Array(bytes.prefix(bytes.count / 2)) }) { disk in
            precondition(disk.folders.contains(Self.folder(of: path)), "no folder for \(path)")
            disk.files[path] = bytes
        }
    }

    func rename(_ path: String, to other: String) throws {
        try change { disk in
            precondition(disk.folders.contains(Self.folder(of: other)), "no folder for \(other)")
            guard let bytes = disk.files.removeValue(forKey: path) else { return }
            disk.files[other] = bytes
        }
    }

    func exchange(_ path: String, with other: String) throws {
        try change { disk in
            let bytes = disk.files[path]
            disk.files[path] = disk.files[other]
            disk.files[other] = bytes
        }
    }

    func remove(_ path: String) throws { try change { $0.files[path] = nil } }

    func removeFolder(_ path: String) throws { try change { $0.folders.remove(path) } }

    func open(_ path: String) throws -> any JournalFile {
        if try read(path) == nil { try create(path, []) }
        return FaultyJournalFile(files: self, path: path)
    }

    func flushFolders() throws { try change { $0.named.formUnion($0.files.keys) } }

    func beginFlushAll() -> any PendingFlush { MemoryFlush(files: self, disk: disk) }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    /// Counts the call, and lets it go wrong where this is the one.
    fileprivate func change(half: ((inout Disk) -> Void)? = nil, _ body: (inout Disk) -> Void) throws {
        try state.withLock { state in
            if state.isDead { throw Broken() }
            let fault = state.failing.flatMap { $0.call == state.calls ? $0.fault : nil }
            state.calls += 1
            switch fault {
            case nil: body(&state.disk)
            case .failedHalfway: half?(&state.disk)
            case .failedButDone, .killedAfter: body(&state.disk)
            case .failed, .killed: break
            }
            if let checkpoint = state.disk.files["checkpoint"], checkpoint != state.checkpoints.last {
                state.checkpoints.append(checkpoint)
            }
            state.isDead = fault == .killed || fault == .killedAfter
            if fault != nil { throw Broken() }
        }
    }
}

/// A journal in memory; its flush makes the bytes durable, its folder's flush the name.
private struct FaultyJournalFile: JournalFile {
    let files: FaultyLogFiles
    let path: String

    func byteCount() throws -> Int { try files.read(path)?.count ?? 0 }

    func read(at offset: Int, count: Int) throws -> [UInt8] {
        guard let bytes = try files.read(path), offset < bytes.count else { return [] }
        return Array(bytes[offset..<min(bytes.count, offset + count)])
    }

    func write(_ bytes: [UInt8], at offset: Int) throws {
        try files.change(half: {
            Self.put(bytes.prefix(bytes.count / 2), at: offset, in: &$0.files[path, default: []])
        }) {
            Self.put(bytes[...], at: offset, in: &$0.files[path, default: []])
        }
    }

    func flush() throws { try files.change { $0.durable[path] = $0.files[path] } }

    private static func put(_ bytes: ArraySlice<UInt8>, at offset: Int, in file: inout [UInt8]) {
        let end = offset + bytes.count
        if file.count < end { file += repeatElement(0, count: end - file.count) }
        file.replaceSubrange(offset..<end, with: bytes)
    }
}

private struct MemoryFlush: PendingFlush {
    let files: FaultyLogFiles
    /// As it was when the flush began.
    let disk: FaultyLogFiles.Disk

    func wait() throws {
        try files.change { now in
            for (path, bytes) in disk.files
            where now.durable[path] == nil || !path.hasPrefix(".state/journal") {
                now.durable[path] = bytes
            }
            now.named.formUnion(disk.files.keys)
        }
    }
}

extension FaultyLogFiles.Disk {
    /// What a power cut does with all that was not flushed.
    enum Cut: CaseIterable, Sendable {
        /// Nothing of it is left.
        case dropsAll
        /// Each file is as it was flushed, or as it was last, or cut short; journals page by page.
        case mixes
    }

    /// The disk after a power cut.
    func cut(_ cut: Cut, using random: inout some RandomNumberGenerator) -> Self {
        var after = Self()
        after.folders = folders
        for path in Set(files.keys).union(durable.keys) {
            let kept = named.contains(path) ? durable[path] : nil
            var bytes = kept
            if case .mixes = cut { bytes = Self.mixed(kept, files[path], path, using: &random) }
            guard let bytes else { continue }
            after.files[path] = bytes
            after.durable[path] = bytes
            after.named.insert(path)
        }
        return after
    }

    private static func mixed(
        _ kept: [UInt8]?,
        _ last: [UInt8]?,
        _ path: String,
        using random: inout some RandomNumberGenerator
    ) -> [UInt8]? {
        guard let last else { return Bool.random(using: &random) ? kept : nil }
        guard path.hasPrefix(".state/journal") else {
            switch Int.random(in: 0..<3, using: &random) {
            case 0: return kept
            case 1: return last
            default: return Array(last.prefix(Int.random(in: 0...last.count, using: &random)))
            }
        }
        guard let kept else { return Bool.random(using: &random) ? last : nil }
        var bytes = kept
        for page in stride(from: 0, to: last.count, by: 4096) where Bool.random(using: &random) {
            let end = min(page + 4096, last.count)
            if bytes.count < end { bytes += repeatElement(0, count: end - bytes.count) }
            bytes.replaceSubrange(page..<end, with: last[page..<end])
        }
        return bytes
    }
}
