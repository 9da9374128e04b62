// SPDX-License-Identifier: Apache-2.0

extension Schema {
    static let accesses = """
        CREATE TABLE entry_access (
            number INTEGER PRIMARY KEY,
            entry BLOB NOT NULL CHECK (length(entry) = 32),
            officer BLOB NOT NULL CHECK (length(officer) = 32),
            time INTEGER NOT NULL,
            reason TEXT
        ) STRICT;
        CREATE INDEX entry_access_by_entry ON entry_access (entry, number);

        """
}
