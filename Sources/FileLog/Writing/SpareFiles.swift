// SPDX-License-Identifier: Apache-2.0

/// Files that nothing names any more, kept to be written over.
///
/// Every batch makes some files that the next ones replace. Making and deleting an inode each time is slow on
/// some file systems (ext4 without a journal looks through all that were deleted within a minute), so files
/// that were replaced are renamed into `.state/spare` and taken again, oldest first, and only so many batches
/// later that whoever still reads one is through.
struct SpareFiles: Sendable {
    /// What a file held: small ones stay small.
    enum Kind: String, CaseIterable, Sendable {
        case small = "s"
        case bundle = "b"
    }

    static let folder = ".state/spare"
    /// Batches until a file is written over.
    static let age: UInt64 = 256
    static let maximumCount = 4096

    private struct Queue {
        var spares: [(path: String, since: UInt64)] = []
        var first = 0

        var count: Int { spares.count - first }

        mutating func takeFirst(before limit: UInt64) -> String? {
            guard first < spares.count, spares[first].since < limit else { return nil }
            defer {
                first += 1
                if first > 1024 {
                    spares.removeFirst(first)
                    first = 0
                }
            }
            return spares[first].path
        }
    }

    private let files: any LogFiles
    private var queues: [Kind: Queue] = [:]
    private var batch: UInt64 = age
    private var nextName = 0

    init(files: any LogFiles) { self.files = files }

    /// Takes over what an earlier run left.
    mutating func adopt() throws {
        try files.makeFolder(Self.folder)
        for name in try files.names(in: Self.folder).sorted() {
            guard let kind = Kind(rawValue: String(name.prefix(1))), let number = Int(name.dropFirst()) else {
                continue
            }
            nextName = max(nextName, number + 1)
            queues[kind, default: Queue()].spares.append(("\(Self.folder)/\(name)", batch))
        }
    }

    mutating func beginBatch() { batch += 1 }

    /// The path to write the next file at, whatever is there now.
    mutating func path(_ kind: Kind) -> String {
        queues[kind, default: Queue()].takeFirst(before: batch - Self.age) ?? newPath(kind)
    }

    /// Keeps a file that has just been replaced, under the path where it lies now.
    mutating func keep(_ path: String, _ kind: Kind) {
        queues[kind, default: Queue()].spares.append((path, batch))
    }

    /// Takes a file out of the log.
    mutating func retire(_ path: String, _ kind: Kind) throws {
        guard queues[kind, default: Queue()].count < Self.maximumCount else {
            return try files.remove(path)
        }
        let spare = newPath(kind)
        try files.rename(path, to: spare)
        keep(spare, kind)
    }

    private mutating func newPath(_ kind: Kind) -> String {
        defer { nextName += 1 }
        return "\(Self.folder)/\(kind.rawValue)\(nextName)"
    }
}
