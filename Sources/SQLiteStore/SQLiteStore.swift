// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import Foundation
internal import GRDB
package import NoticeFormat
internal import Synchronization

/// The record in one SQLite file.
///
/// Writes that queue up while a commit is under way share the next one, up to 256 of them; a write that finds
/// the store idle starts at once. A commit has reached stable storage (WAL, `synchronous=FULL`) before any
/// of its callers goes on. After a commit that failed every write is ``StoreFailure/stopped``: a flush is
/// never tried twice, because a second one may report success for what the first has lost.
///
/// Readers see one snapshot each and wait for no writer. One store at a time has the file, held by a lock on
/// `PATH.lock`. Whoever may write the file can change the record; ``integrityProblems(digest:progress:)`` finds
/// what does not fit together, not what was changed everywhere.
package final class SQLiteStore: ExchangeStore {
    package let path: String
    private let pool: DatabasePool
    private let queue = WriteQueue()
    private let lock: Mutex<FileLock?>
    private let beforeCommit: @Sendable () throws -> Void

    /// Opens the file, or makes it with mode 0600, and brings it to the schema's version.
    ///
    /// Throws ``StoreFailure``: `in-use`, `newer-schema`, `other-application`, `unsafe-settings`, `damaged`
    /// or `not-found`; the file is then as it was. `beforeCommit` is for tests: it is called before
    /// each commit, off the callers' threads, and what it throws counts as a commit that failed.
    package init(
        path: String,
        schema: Schema = .current,
        beforeCommit: @escaping @Sendable () throws -> Void = {}
    ) throws {
        self.path = path
        guard !FileManager.default.fileExists(atPath: StoreRestore.waitingPath(path)) else {
            throw StoreFailure(.inUse, "a restore was not finished: do it again")
        }
        let held = try FileLock(path: path + ".lock")
        pool = try StoreFile.open(path, schema: schema)
        lock = Mutex(held)
        self.beforeCommit = beforeCommit
    }

    /// Commits since the store was opened.
    package var commitCount: Int { queue.commitCount }

    /// Writes that wait for a commit to end.
    package var waitingCount: Int { queue.waitingCount }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { caller in
            submit(PendingWrite(body, caller: caller))
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreReader) throws -> Value
    ) async throws -> Value {
        try await pool.read { database in try body(SQLiteRecord(database)) }
    }

    /// Waits for the running batch, refuses what is behind it, and gives the file back.
    ///
    /// Throws if the file is still being read; the lock is then kept.
    package func close() throws {
        for write in queue.stop() { write.refuse(.stopped) }
        // Leaves one file where it can; where it cannot, the write-ahead file keeps what it holds.
        try? pool.writeWithoutTransaction { database in _ = try database.checkpoint(.truncate) }
        try pool.close()
        lock.withLock { $0 = nil }
    }

    /// Reads the whole file and lists what does not fit together, in the order of the checks.
    ///
    /// Checks pages and references, every leaf and subtree hash, the size and root of every own checkpoint, and
    /// that every kept object has its leaf. `digest` is SHA-256. Checks no signature. Always ends.
    /// Writes wait meanwhile. `progress` is told what is being checked, in a few words.
    package func integrityProblems(
        digest: @escaping @Sendable ([UInt8]) -> Digest,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async -> [StoreProblem] {
        do {
            // On the writing connection: SQLite checks less on one that may only read.
            return try await pool.writeWithoutTransaction { database in
                var problems: [StoreProblem] = []
                try database.inTransaction(.deferred) {
                    var check = IntegrityCheck(database, digest: digest, progress: progress)
                    problems = check.run()
                    return .rollback
                }
                return problems
            }
        } catch {
            return [StoreProblem(code: .unreadable, place: "the file: \(error)")]
        }
    }

    private func submit(_ write: PendingWrite) {
        switch queue.admit(write) {
        case .startWork: pool.asyncWriteWithoutTransaction { self.work($0) }
        case .waiting: break
        case .refused: write.refuse(.stopped)
        }
    }

    /// Runs batches until nothing waits; on the one thread that writes.
    private func work(_ database: Database) {
        while let next = queue.nextBatch() {
            var batch = WriteBatch(database: database, tree: next.tree, beforeCommit: beforeCommit)
            switch batch.run(next.writes) {
            case .committed:
                queue.finish(tree: batch.tree, committed: true)
                for answer in batch.answers { answer.give(nil) }
            case .nothingToKeep:
                queue.finish(tree: batch.tree, committed: false)
                for answer in batch.answers { answer.give(nil) }
            case .notBegun(let failure):
                for write in next.writes { write.refuse(failure) }
            case .lost(let failure):
                let waiting = queue.stop()
                for answer in batch.answers { answer.give(failure) }
                for write in next.writes.dropFirst(batch.answers.count) { write.refuse(failure) }
                for write in waiting { write.refuse(.stopped) }
            }
        }
    }
}
