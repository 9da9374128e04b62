// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import GRDB
internal import TransparencyLog

/// The record as one transaction of one connection sees it.
///
/// A reading connection refuses the writing methods; it is only ever handed out as a `StoreReader`.
final class SQLiteRecord: StoreTransaction {
    let connection: Connection
    /// The right edge of the log after this transaction's appends; nil until it is asked for.
    var tree: CompactTree?

    init(_ database: Database, tree: CompactTree? = nil) {
        connection = Connection(database: database)
        self.tree = tree
    }
}
