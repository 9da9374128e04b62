// SPDX-License-Identifier: Apache-2.0

extension Schema {
    static let office = """
        CREATE TABLE denial (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            issuer TEXT NOT NULL,
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            jws TEXT NOT NULL
        ) STRICT;
        CREATE INDEX denial_by_channel ON denial (sender, recipient, number);
        CREATE TABLE look (
            number INTEGER PRIMARY KEY,
            msg BLOB NOT NULL CHECK (length(msg) = 16),
            officer BLOB NOT NULL CHECK (length(officer) = 32),
            time INTEGER NOT NULL,
            UNIQUE (msg, officer)
        ) STRICT;

        """
}
