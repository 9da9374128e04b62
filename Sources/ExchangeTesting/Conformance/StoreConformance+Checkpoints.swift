// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing
internal import TransparencyLog

extension StoreConformance {
    static let checkpoints = [
        Check("the newest checkpoint is the largest, and the same size again changes nothing") { bench in
            let store = try await storeWithLeaves(bench)
            try await store.write { transaction in
                try transaction.putCheckpoint(CheckpointRecord(size: 2, note: "two\n"))
                try transaction.putCheckpoint(CheckpointRecord(size: 5, note: "five\n"))
                try transaction.putCheckpoint(CheckpointRecord(size: 5, note: "other\n"))
            }
            let newest = try await store.read { try $0.latestCheckpoint() }
            expect(newest == CheckpointRecord(size: 5, note: "five\n"))
        },
        Check("a checkpoint below the newest or above the log is a conflict") { bench in
            let store = try await storeWithLeaves(bench)
            try await store.write { try $0.putCheckpoint(CheckpointRecord(size: 5, note: "five\n")) }
            for size in [4, 11] {
                await expect(throws: StoreConflict.self) {
                    try await store.write {
                        try $0.putCheckpoint(CheckpointRecord(size: size, note: "no\n"))
                    }
                }
            }
            expect(try await store.read { try $0.latestCheckpoint()?.size } == 5)
        },
        Check("the covering checkpoint is the smallest that is large enough") { bench in
            let store = try await storeWithCheckpoints(bench)
            try await store.read { reader in
                expect(try reader.checkpoint(covering: 0, cosigned: false)?.size == 2)
                expect(try reader.checkpoint(covering: 3, cosigned: false)?.size == 4)
                expect(try reader.checkpoint(covering: 4, cosigned: false)?.size == 4)
                expect(try reader.checkpoint(covering: 9, cosigned: false) == nil)
            }
        },
        Check("a covering checkpoint asked for with cosignatures has some") { bench in
            let store = try await storeWithCheckpoints(bench)
            expect(try await store.read { try $0.latestCosignedCheckpoint() } == nil)
            try await store.write { transaction in
                try transaction.putCosignature(size: 2, witness: "w", line: "two\n", at: 1)
                try transaction.putCosignature(size: 6, witness: "w", line: "six\n", at: 2)
            }
            try await store.read { reader in
                expect(try reader.checkpoint(covering: 1, cosigned: true)?.size == 2)
                expect(try reader.checkpoint(covering: 3, cosigned: true)?.size == 6)
                expect(try reader.checkpoint(covering: 7, cosigned: true) == nil)
                expect(try reader.checkpoint(covering: 3, cosigned: false)?.size == 4)
                expect(try reader.latestCosignedCheckpoint()?.size == 6)
                expect(try reader.latestCheckpoint()?.size == 8)
            }
        },
        Check("cosignatures stand by witness, one for each, the latest counting") { bench in
            let store = try await storeWithCheckpoints(bench)
            try await store.write { transaction in
                try transaction.putCosignature(size: 4, witness: "w2", line: "b\n", at: 2)
                try transaction.putCosignature(size: 4, witness: "w1", line: "a\n", at: 1)
                try transaction.putCosignature(size: 4, witness: "w2", line: "c\n", at: 3)
            }
            let found = try await store.read { try $0.checkpoint(covering: 4, cosigned: true) }
            let expected: [CheckpointRecord.Cosignature] = [
                .init(witness: "w1", line: "a\n", seconds: 1),
                .init(witness: "w2", line: "c\n", seconds: 3),
            ]
            expect(found?.cosignatures == expected)
            expect(found?.cosignedNote == "note 4\na\nc\n")
        },
        Check("a checkpoint put with cosignatures keeps them") { bench in
            let store = try await storeWithLeaves(bench)
            let line = CheckpointRecord.Cosignature(witness: "w", line: "l\n", seconds: 5)
            let checkpoint = CheckpointRecord(size: 3, note: "three\n", cosignatures: [line])
            try await store.write { try $0.putCheckpoint(checkpoint) }
            expect(try await store.read { try $0.latestCosignedCheckpoint() } == checkpoint)
        },
        Check("a cosignature of no checkpoint is a conflict") { bench in
            let store = try await storeWithCheckpoints(bench)
            await expect(throws: StoreConflict.self) {
                try await store.write { try $0.putCosignature(size: 3, witness: "w", line: "l\n", at: 1) }
            }
        },
        Check("a witnessed log grows or stays, and never shrinks or forks") { bench in
            let store = try await bench.makeStore()
            expect(try await store.read { try $0.witnessed(origin: "o") } == nil)
            for record in [witnessed(3, "x"), witnessed(3, "x", note: "again\n"), witnessed(9, "y")] {
                try await store.write { try $0.putWitnessed(record) }
                expect(try await store.read { try $0.witnessed(origin: "o") } == record)
            }
            for record in [witnessed(8, "y"), witnessed(9, "x")] {
                await expect(throws: StoreConflict.self) {
                    try await store.write { try $0.putWitnessed(record) }
                }
            }
            expect(try await store.read { try $0.witnessed(origin: "o") } == witnessed(9, "y"))
            expect(try await store.read { try $0.witnessed(origin: "p") } == nil)
            for size in [UInt64(Int64.max) + 1, .max] {
                let record = witnessed(size, "z")
                try await store.write { try $0.putWitnessed(record) }
                expect(try await store.read { try $0.witnessed(origin: "o") } == record)
            }
            await expect(throws: StoreConflict.self) {
                try await store.write { try $0.putWitnessed(witnessed(UInt64(Int64.max), "z")) }
            }
        },
        Check("the first proof of a fork stays, and forks come by origin") { bench in
            let store = try await bench.makeStore()
            expect(try await store.read { try $0.forks() }.isEmpty)
            for (origin, proof, isFirst) in [("p", "one", true), ("o", "two", true), ("p", "three", false)] {
                let record = try fork(origin, proof)
                expect(try await store.write { try $0.putFork(record) } == isFirst)
            }
            let kept = try [fork("o", "two"), fork("p", "one")]
            expect(try await store.read { try $0.forks() } == kept)
        },
    ]

    private static func fork(_ origin: String, _ proof: String) throws -> ForkRecord {
        try ForkRecord(origin: origin, party: Sample.party("a"), proof: proof, at: Sample.time(3))
    }

    private static func witnessed(_ size: UInt64, _ root: String, note: String = "note\n") -> WitnessedRecord
    {
        WitnessedRecord(origin: "o", size: size, root: .leaf(Array(root.utf8)), note: note)
    }

    /// Ten leaves.
    private static func storeWithLeaves(_ bench: Bench) async throws -> any ExchangeStore {
        let store = try await bench.makeStore()
        try await store.write { transaction in
            for number in 0..<10 { _ = try transaction.append(Sample.leaf(number)) }
        }
        return store
    }

    /// Checkpoints of 2, 4, 6 and 8 leaves.
    private static func storeWithCheckpoints(_ bench: Bench) async throws -> any ExchangeStore {
        let store = try await storeWithLeaves(bench)
        try await store.write { transaction in
            for size in [2, 4, 6, 8] {
                try transaction.putCheckpoint(CheckpointRecord(size: size, note: "note \(size)\n"))
            }
        }
        return store
    }
}
