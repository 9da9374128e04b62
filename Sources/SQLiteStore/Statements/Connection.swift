// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// A value for one place of a statement.
typealias Value = any DatabaseValueConvertible

/// Runs statements in the transaction of one connection; each statement is prepared once and kept.
struct Connection {
    let database: Database

    func run(_ sql: String, _ values: Value?...) throws {
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }

    /// Every row, made into a value before the next is read.
    func rows<Made>(
        _ sql: String,
        _ values: Value?...,
        make: (inout Columns) throws -> Made
    ) throws -> [Made] {
        var made: [Made] = []
        try each(sql, values) { made.append(try make(&$0)) }
        return made
    }

    /// The only row of a query that finds at most one.
    func first<Made>(
        _ sql: String,
        _ values: Value?...,
        make: (inout Columns) throws -> Made
    ) throws -> Made? {
        var made: Made?
        // To the end: a statement left half-way would keep its locks.
        try each(sql, values) { made = try make(&$0) }
        return made
    }

    /// Rows one at a time, for tables of any size.
    func scan(_ sql: String, _ values: Value?..., visit: (inout Columns) throws -> Void) throws {
        try each(sql, values, visit: visit)
    }

    /// Rows that the last insert, update or delete changed.
    var changeCount: Int { database.changesCount }

    var lastNumber: Int64 { database.lastInsertedRowID }

    private func each(
        _ sql: String,
        _ values: [Value?],
        visit: (inout Columns) throws -> Void
    ) throws {
        let statement = try database.cachedStatement(sql: sql)
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(values))
        while let row = try cursor.next() {
            var columns = Columns(row: row)
            try visit(&columns)
        }
    }
}
