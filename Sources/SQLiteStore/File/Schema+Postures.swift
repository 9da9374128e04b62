// SPDX-License-Identifier: Apache-2.0

extension Schema {
    static let postures = """
        CREATE TABLE posture (
            position INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            kind TEXT NOT NULL,
            issuer TEXT NOT NULL,
            time INTEGER NOT NULL,
            answers BLOB NOT NULL CHECK (length(answers) % 32 = 0)
        ) STRICT;

        """
}
