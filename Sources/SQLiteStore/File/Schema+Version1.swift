// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// Rows with long texts or bytes keep the rowid, so that the trees searched by key stay small.
    static let version1 =
        log + cards + notices + channels + deliveries + office + accesses + filings + postures
        + links + deadlines + recovery + heartbeats

    private static let log = """
        CREATE TABLE leaf (
            idx INTEGER PRIMARY KEY CHECK (idx >= 0),
            type TEXT NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            bytes BLOB NOT NULL,
            UNIQUE (digest, type)
        ) STRICT;
        CREATE TABLE subtree (
            level INTEGER NOT NULL,
            idx INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (level, idx)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
        CREATE TABLE cosignature (
            size INTEGER NOT NULL REFERENCES checkpoint (size),
            witness TEXT NOT NULL,
            line TEXT NOT NULL,
            seconds INTEGER NOT NULL,
            PRIMARY KEY (size, witness)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE witnessed (
            origin TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            root BLOB NOT NULL CHECK (length(root) = 32),
            note TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fork (
            origin TEXT PRIMARY KEY,
            party TEXT NOT NULL,
            proof TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        """

    private static let cards = """
        CREATE TABLE card (
            party TEXT NOT NULL,
            version INTEGER NOT NULL,
            jws TEXT NOT NULL,
            UNIQUE (party, version)
        ) STRICT;

        """

    private static let notices = """
        CREATE TABLE notice (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            direction TEXT NOT NULL,
            issuer TEXT NOT NULL,
            released INTEGER,
            created INTEGER NOT NULL,
            request BLOB UNIQUE,
            held INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX notice_by_time ON notice (direction, created, number);
        CREATE TABLE approval (
            notice INTEGER NOT NULL REFERENCES notice (number),
            position INTEGER NOT NULL,
            jws TEXT NOT NULL,
            UNIQUE (notice, position)
        ) STRICT;
        CREATE TABLE route (
            notice INTEGER NOT NULL REFERENCES notice (number),
            position INTEGER NOT NULL,
            relays TEXT NOT NULL,
            PRIMARY KEY (notice, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE attempt (
            number INTEGER PRIMARY KEY,
            about TEXT NOT NULL,
            presenter TEXT,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            reason TEXT NOT NULL,
            time INTEGER NOT NULL,
            reported INTEGER
        ) STRICT;
        CREATE INDEX attempt_by_time ON attempt (time, number);
        CREATE INDEX attempt_unreported ON attempt (time, number) WHERE reported IS NULL;
        CREATE TABLE report_sent (party TEXT PRIMARY KEY, time INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE report_received (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            jws TEXT NOT NULL
        ) STRICT;

        """

    private static let channels = """
        CREATE TABLE dispatch (
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            number INTEGER NOT NULL,
            notice BLOB NOT NULL CHECK (length(notice) = 32),
            msg BLOB NOT NULL CHECK (length(msg) = 16),
            kind TEXT,
            jws TEXT NOT NULL,
            UNIQUE (sender, recipient, number)
        ) STRICT;
        CREATE INDEX dispatch_by_kind ON dispatch (sender, recipient, kind, number);
        CREATE INDEX dispatch_by_notice ON dispatch (notice, recipient);
        CREATE TABLE unbroken (
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (sender, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE status (
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            issuer TEXT NOT NULL,
            counterpart TEXT NOT NULL,
            idx INTEGER NOT NULL,
            kept INTEGER NOT NULL,
            jws TEXT NOT NULL,
            UNIQUE (issuer, counterpart, idx)
        ) STRICT;

        """

    private static let deliveries = """
        CREATE TABLE message (
            number INTEGER PRIMARY KEY,
            msg BLOB NOT NULL UNIQUE CHECK (length(msg) = 16),
            direction TEXT NOT NULL,
            state TEXT NOT NULL,
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            env BLOB NOT NULL CHECK (length(env) = 32),
            pc BLOB NOT NULL CHECK (length(pc) = 32),
            salt BLOB,
            dispatch BLOB,
            notice BLOB,
            hop TEXT,
            kept INTEGER NOT NULL,
            lane TEXT NOT NULL
        ) STRICT;
        CREATE INDEX message_unopened ON message (sender, lane, kept, number)
            WHERE direction = 'inbound' AND state = 'unopened';
        CREATE INDEX message_by_time ON message (direction, kept, number);
        CREATE INDEX message_by_state ON message (direction, state, kept, number);
        CREATE TABLE envelope (
            message INTEGER PRIMARY KEY REFERENCES message (number),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE submission (
            number INTEGER PRIMARY KEY,
            msg BLOB NOT NULL CHECK (length(msg) = 16),
            route TEXT NOT NULL,
            jws TEXT NOT NULL,
            UNIQUE (msg, route)
        ) STRICT;
        CREATE TABLE evidence (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
            msg BLOB NOT NULL CHECK (length(msg) = 16),
            issuer TEXT NOT NULL,
            event TEXT NOT NULL,
            kept INTEGER NOT NULL,
            jws TEXT NOT NULL
        ) STRICT;
        CREATE INDEX evidence_by_message ON evidence (msg, number);
        CREATE INDEX evidence_by_issuer ON evidence (msg, issuer, number);
        CREATE TABLE outbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            party TEXT NOT NULL,
            kind TEXT NOT NULL,
            lane TEXT NOT NULL,
            msg BLOB,
            route TEXT,
            evidence BLOB,
            text TEXT,
            first INTEGER,
            last INTEGER,
            attempts INTEGER NOT NULL,
            due INTEGER NOT NULL,
            problem TEXT
        ) STRICT;
        CREATE INDEX outbox_by_time ON outbox (due, number);
        CREATE INDEX outbox_by_queue ON outbox (party, lane, due, number);
        CREATE INDEX outbox_by_message ON outbox (msg, number) WHERE msg IS NOT NULL;

        """
}
