// SPDX-License-Identifier: Apache-2.0

extension Schema {
    static let heartbeats = """
        CREATE TABLE relay_status (
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            issuer TEXT NOT NULL,
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            idx INTEGER NOT NULL,
            kept INTEGER NOT NULL,
            jws TEXT NOT NULL,
            UNIQUE (issuer, sender, recipient, idx)
        ) STRICT;
        CREATE TABLE carried (
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            env BLOB NOT NULL CHECK (length(env) = 32),
            head BLOB NOT NULL CHECK (length(head) = 32),
            PRIMARY KEY (sender, recipient, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE outage (
            party TEXT NOT NULL,
            start INTEGER NOT NULL,
            finish INTEGER,
            segment TEXT NOT NULL,
            problem TEXT,
            PRIMARY KEY (party, start)
        ) STRICT, WITHOUT ROWID;

        """
}
