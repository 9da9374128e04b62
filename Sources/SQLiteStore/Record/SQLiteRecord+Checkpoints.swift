// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import TransparencyLog

extension SQLiteRecord {
    func latestCheckpoint() throws -> CheckpointRecord? {
        try checkpoint(where: "size = (SELECT max(size) FROM checkpoint)")
    }

    func checkpoint(covering size: Int, cosigned: Bool) throws -> CheckpointRecord? {
        let table = cosigned ? "cosignature" : "checkpoint"
        return try checkpoint(where: "size = (SELECT min(size) FROM \(table) WHERE size >= ?)", size)
    }

    func latestCosignedCheckpoint() throws -> CheckpointRecord? {
        try checkpoint(where: "size = (SELECT max(size) FROM cosignature)")
    }

    func putCheckpoint(_ checkpoint: CheckpointRecord) throws {
        let newest = try connection.first("SELECT max(size) FROM checkpoint") { try $0.optionalInt() } ?? nil
        if let newest, newest == checkpoint.size { return }
        guard checkpoint.size >= newest ?? 0, try checkpoint.size <= logSize() else {
            throw StoreConflict(place: "checkpoint \(checkpoint.size)")
        }
        try connection.run(
            "INSERT INTO checkpoint (size, note) VALUES (?, ?)",
            checkpoint.size,
            checkpoint.note
        )
        for line in checkpoint.cosignatures {
            try putCosignature(
                size: checkpoint.size,
                witness: line.witness,
                line: line.line,
                at: line.seconds
            )
        }
    }

    func putCosignature(size: Int, witness: String, line: String, at seconds: Int64) throws {
        guard try checkpoint(where: "size = ?", size) != nil else {
            throw StoreConflict(place: "cosignature of checkpoint \(size)")
        }
        try connection.run(
            "INSERT OR REPLACE INTO cosignature (size, witness, line, seconds) VALUES (?, ?, ?, ?)",
            size,
            witness,
            line,
            seconds
        )
    }

    func witnessed(origin: String) throws -> WitnessedRecord? {
        try connection.first("SELECT size, root, note FROM witnessed WHERE origin = ?", origin) { row in
            // The same 64 bits: SQLite has no unsigned integers, and nothing is ordered by this one.
            let size = try UInt64(bitPattern: Int64(row.int()))
            return try WitnessedRecord(origin: origin, size: size, root: row.hash(), note: row.text())
        }
    }

    func putWitnessed(_ record: WitnessedRecord) throws {
        if let known = try witnessed(origin: record.origin) {
            guard record.size > known.size || (record.size == known.size && record.root == known.root) else {
                throw StoreConflict(place: "witnessed \(record.origin)")
            }
        }
        try connection.run(
            "INSERT OR REPLACE INTO witnessed (origin, size, root, note) VALUES (?, ?, ?, ?)",
            record.origin,
            Int(Int64(bitPattern: record.size)),
            record.root.bytes.blob,
            record.note
        )
    }

    private func checkpoint(where condition: String, _ size: Int? = nil) throws -> CheckpointRecord? {
        let sql = "SELECT size, note FROM checkpoint WHERE \(condition)"
        let make = { (row: inout Columns) throws -> CheckpointRecord in
            try CheckpointRecord(size: row.int(), note: row.text())
        }
        let found =
            try size.map { try connection.first(sql, $0, make: make) }
            ?? connection.first(sql, make: make)
        guard var found else { return nil }
        found.cosignatures = try connection.rows(
            "SELECT witness, line, seconds FROM cosignature WHERE size = ? ORDER BY witness",
            found.size
        ) { row in
            try CheckpointRecord.Cosignature(witness: row.text(), line: row.text(), seconds: row.int64())
        }
        return found
    }
}
