// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// Of version 1: what points at what, running time limits, and steps of ladders.
    static let links = """
        CREATE TABLE link (
            number INTEGER PRIMARY KEY,
            target BLOB NOT NULL CHECK (length(target) = 32),
            notice BLOB NOT NULL CHECK (length(notice) = 32),
            relation TEXT NOT NULL,
            UNIQUE (target, notice, relation)
        ) STRICT;

        """

    static let deadlines = """
        CREATE TABLE deadline (
            msg BLOB NOT NULL CHECK (length(msg) = 16),
            kind TEXT NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY (msg, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deadline_by_time ON deadline (due, msg, kind);
        CREATE TABLE task (
            number INTEGER PRIMARY KEY,
            msg BLOB NOT NULL CHECK (length(msg) = 16),
            rung INTEGER NOT NULL,
            step TEXT NOT NULL,
            opened INTEGER NOT NULL,
            notice BLOB,
            UNIQUE (msg, rung)
        ) STRICT;
        CREATE INDEX task_open ON task (opened, number) WHERE notice IS NULL;

        """
}
