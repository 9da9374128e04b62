// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import TransparencyLog

/// Runs several bodies in one transaction, each in a savepoint of its own, with one flush at the end.
struct WriteBatch {
    enum Outcome {
        case committed
        /// Nothing was to be kept, so nothing was flushed.
        case nothingToKeep
        /// The transaction never began; nothing is lost but this batch.
        case notBegun(StoreFailure)
        /// Whether the file holds the batch is not known: a flush that failed says nothing when repeated.
        case lost(StoreFailure)
    }

    let database: Database
    /// Called before the flush; what it throws counts as a flush that failed.
    let beforeCommit: @Sendable () throws -> Void
    /// The log's right edge after the last body that was kept.
    private(set) var tree: CompactTree?
    private(set) var answers: [PendingWrite.Answer] = []

    init(database: Database, tree: CompactTree?, beforeCommit: @escaping @Sendable () throws -> Void) {
        self.database = database
        self.tree = tree
        self.beforeCommit = beforeCommit
    }

    /// Runs the bodies in order; `answers` then holds one answer for each that was begun, in that order.
    mutating func run(_ writes: [PendingWrite]) -> Outcome {
        do {
            try database.beginTransaction(.immediate)
        } catch {
            return .notBegun(Self.failure(error, "the transaction could not begin"))
        }
        do {
            for write in writes { try run(write) }
            guard answers.contains(where: \.isKept) else {
                try database.rollback()
                return .nothingToKeep
            }
            try beforeCommit()
            try database.commit()
            return .committed
        } catch {
            // SQLite itself may have ended the transaction, for instance on a full disk.
            if database.isInsideTransaction { try? database.rollback() }
            tree = nil
            return .lost(Self.failure(error, "the transaction could not be kept"))
        }
    }

    private mutating func run(_ write: PendingWrite) throws {
        try execute("SAVEPOINT body")
        let record = SQLiteRecord(database, tree: tree)
        let answer = write.run(record)
        answers.append(answer)
        guard database.isInsideTransaction else {
            throw StoreFailure(.commitFailed, "the database ended the transaction")
        }
        if answer.isKept {
            tree = record.tree
        } else {
            try execute("ROLLBACK TO body")
        }
        try execute("RELEASE body")
    }

    private func execute(_ sql: String) throws {
        try database.cachedStatement(sql: sql).execute()
    }

    /// Names the database's result code and nothing of what was to be written.
    private static func failure(_ error: any Error, _ what: String) -> StoreFailure {
        guard let error = error as? DatabaseError else { return StoreFailure(.commitFailed, what) }
        return StoreFailure(.commitFailed, "\(what): \(error.extendedResultCode)")
    }
}

extension PendingWrite.Answer {
    var isKept: Bool {
        if case .kept = self { true } else { false }
    }

    func give(_ failure: StoreFailure?) {
        switch self {
        case .kept(let answer): answer(failure)
        case .undone(let answer): answer()
        }
    }
}
