// SPDX-License-Identifier: Apache-2.0

extension Schema {
    static let recovery = """
        CREATE TABLE recovery (only INTEGER PRIMARY KEY CHECK (only = 1), body TEXT NOT NULL) STRICT;
        CREATE TABLE reserved_head (
            recipient TEXT PRIMARY KEY,
            number INTEGER NOT NULL CHECK (number >= 1),
            head BLOB CHECK (length(head) = 32)
        ) STRICT, WITHOUT ROWID;

        """
}
