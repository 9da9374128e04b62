// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import Foundation
package import NoticeFormat

/// Puts a copy of a record in the place of the record, or leaves everything as it was.
///
/// Until it has ended, a crash included, no store opens under that path: a half restored record never looks
/// like a whole one. Doing it again finishes it.
package struct StoreRestore: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// Where a prepared record waits; while it is there, ``SQLiteStore`` refuses the path.
    static func waitingPath(_ path: String) -> String { "\(path).restoring" }

    /// Checks the copy and puts it in place; the node that uses the path must not run.
    ///
    /// `mark` changes the record before it is in place. An existing record is kept aside under the path that
    /// is returned; nil if there was none. Throws what is wrong with the copy as ``Faults``, and `in-use`
    /// where a process has the record.
    package func put(
        _ copy: String,
        digest: @escaping @Sendable ([UInt8]) -> Digest,
        suffix: String,
        mark: @escaping @Sendable (any StoreTransaction) throws -> Void
    ) async throws -> String? {
        let lock = try FileLock(path: path + ".lock")
        defer { withExtendedLifetime(lock) {} }
        let waiting = Self.waitingPath(path)
        let prepared = "\(path).preparing"
        Self.remove(prepared)
        defer { Self.remove(prepared) }
        _ = try StoreCopy.make(of: copy, to: prepared, isReplacing: true)
        try await prepare(prepared, digest: digest, mark: mark)
        // From here on the record that is in place is not used any more.
        try PrivateFile.move(prepared, to: waiting, isReplacing: true)
        let kept = try setAside(suffix)
        try PrivateFile.move(waiting, to: path, isReplacing: true)
        return kept
    }

    private func prepare(
        _ path: String,
        digest: @escaping @Sendable ([UInt8]) -> Digest,
        mark: @escaping @Sendable (any StoreTransaction) throws -> Void
    ) async throws {
        let store = try SQLiteStore(path: path)
        let problems = await store.integrityProblems(digest: digest)
        guard problems.isEmpty else {
            try? store.close()
            throw Faults(problems: problems)
        }
        try await store.write(mark)
        try store.close()
        try PrivateFile.sync(path)
    }

    /// Renames the record that is there, with its write-ahead file.
    private func setAside(_ suffix: String) throws -> String? {
        let kept = "\(path).\(suffix)"
        let files = FileManager.default
        var hasMoved = false
        for end in ["", "-wal", "-shm"] where files.fileExists(atPath: path + end) {
            try PrivateFile.move(path + end, to: kept + end, isReplacing: false)
            hasMoved = true
        }
        return hasMoved ? kept : nil
    }

    private static func remove(_ path: String) {
        for end in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + end) }
    }

    /// What does not fit together in a copy.
    package struct Faults: Error, Sendable {
        package let problems: [StoreProblem]
    }
}
