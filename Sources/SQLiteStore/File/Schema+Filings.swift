// SPDX-License-Identifier: Apache-2.0

extension Schema {
    static let filings = """
        CREATE TABLE filing (
            position INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            type TEXT NOT NULL,
            issuer TEXT NOT NULL,
            number INTEGER,
            about TEXT,
            time INTEGER NOT NULL,
            jws TEXT NOT NULL,
            held BLOB,
            UNIQUE (type, issuer, number)
        ) STRICT;
        CREATE INDEX filing_by_type ON filing (type, issuer, position);
        CREATE INDEX filing_by_subject ON filing (type, about, position);

        """
}
