// SPDX-License-Identifier: Apache-2.0

internal import GRDB
internal import NoticeFormat

/// Reads the whole record once and lists what does not fit together.
///
/// Every check goes over each table at most once, so it ends on any file; a part that cannot be read is a
/// problem of its own and does not keep the others from being checked.
struct IntegrityCheck {
    let record: SQLiteRecord
    /// SHA-256; this target computes no digests.
    let digest: ([UInt8]) -> Digest
    /// Told what is being checked, and of the log after each hundredth.
    let progress: (String) -> Void
    private(set) var problems: [StoreProblem] = []

    private static let largestList = 1000

    var connection: Connection { record.connection }

    init(
        _ database: Database,
        digest: @escaping ([UInt8]) -> Digest,
        progress: @escaping (String) -> Void
    ) {
        record = SQLiteRecord(database)
        self.digest = digest
        self.progress = progress
    }

    mutating func run() -> [StoreProblem] {
        attempt("database") { try $0.checkDatabase() }
        attempt("log") { try $0.checkLog() }
        attempt("checkpoints") { try $0.checkCheckpoints() }
        attempt("dispatches") { try $0.checkRuns() }
        for kind in LoggedObject.all {
            attempt("\(kind.type.rawValue) objects") { try $0.checkLogged(kind) }
        }
        attempt("notices") { try $0.checkNotices() }
        return problems
    }

    mutating func report(_ code: StoreProblem.Code, _ place: String) {
        if problems.count < Self.largestList {
            problems.append(StoreProblem(code: code, place: place))
        } else if problems.last?.code != .more {
            problems.append(StoreProblem(code: .more, place: "only \(Self.largestList) are listed"))
        }
    }

    private mutating func attempt(_ part: String, _ check: (inout Self) throws -> Void) {
        progress(part)
        do {
            try check(&self)
        } catch let error as DatabaseError {
            report(.unreadable, "\(part): \(error.extendedResultCode)")
        } catch {
            report(.unreadable, "\(part): \(error)")
        }
    }

    private mutating func checkDatabase() throws {
        let lines = try connection.rows("PRAGMA integrity_check(100)") { try $0.text() }
        for line in lines where line != "ok" { report(.database, line) }
        let references = try connection.rows("PRAGMA foreign_key_check") { try $0.text() }
        for table in Set(references).sorted() { report(.database, "a row of \(table) refers to nothing") }
    }

    /// Compares the run noted for each channel with the dispatches that are there.
    private mutating func checkRuns() throws {
        // In a run from 1, each number is its position; the first that is not ends the run.
        let wrong = try connection.rows(
            """
            SELECT sender || ' to ' || recipient FROM (
                SELECT sender, recipient, sum(number = position) AS length FROM (
                    SELECT sender, recipient, number,
                        row_number() OVER (PARTITION BY sender, recipient ORDER BY number) AS position
                    FROM dispatch
                ) GROUP BY sender, recipient
            ) LEFT JOIN unbroken USING (sender, recipient)
            WHERE length <> ifnull(unbroken.number, 0)
            UNION SELECT sender || ' to ' || recipient FROM unbroken AS noted
            WHERE NOT EXISTS (
                SELECT 1 FROM dispatch
                WHERE dispatch.sender = noted.sender AND dispatch.recipient = noted.recipient
            )
            """
        ) { try $0.text() }
        for channel in wrong { report(.channelRun, "dispatches from \(channel)") }
    }
}
