// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import Foundation
import SQLiteStore
import Testing

struct StoreCopyTests {
    private let folder: StoreFolder
    private let path: String
    private let copy: String

    init() throws {
        folder = try StoreFolder()
        path = folder.url.appending(path: "record.sqlite").path
        copy = folder.url.appending(path: "copy.sqlite").path
    }

    private func append(_ number: Int, to store: SQLiteStore) async throws {
        try await store.write { _ = try $0.append(Sample.leaf(number)) }
    }

    @Test func `a copy holds what had been written when it was made`() async throws {
        let store = try SQLiteStore(path: path)
        try await append(1, to: store)
        let made = try StoreCopy.make(of: path, to: copy)
        try await append(2, to: store)
        #expect(made.size == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(!FileManager.default.fileExists(atPath: copy + "-wal"))
        let opened = try SQLiteStore(path: copy)
        #expect(try await opened.read { try $0.logSize() } == 1)
        try opened.close()
        try store.close()
    }

    @Test func `a file that is there is replaced only where that is asked`() async throws {
        let store = try SQLiteStore(path: path)
        try await append(1, to: store)
        try store.close()
        _ = try StoreCopy.make(of: path, to: copy)
        #expect(throws: StoreFailure.self) { try StoreCopy.make(of: path, to: copy) }
        #expect(try StoreCopy.make(of: path, to: copy, isReplacing: true).size == 1)
    }

    @Test func `a restored copy is in place, and the record that was there beside it`() async throws {
        let store = try SQLiteStore(path: path)
        try await append(1, to: store)
        _ = try StoreCopy.make(of: path, to: copy)
        try await append(2, to: store)
        let restore = StoreRestore(path: path)
        await #expect(throws: StoreFailure.self) {
            try await restore.put(copy, digest: standInDigest, suffix: "old") { _ in }
        }
        try store.close()
        let kept = try await restore.put(copy, digest: standInDigest, suffix: "old") { transaction in
            try transaction.putRecovery(RecoveryRecord(restoredAt: Sample.time(1), size: 1))
        }
        let opened = try SQLiteStore(path: path)
        #expect(try await opened.read { try $0.logSize() } == 1)
        #expect(try await opened.read { try $0.recovery()?.size } == 1)
        try opened.close()
        let old = try SQLiteStore(path: try #require(kept))
        #expect(try await old.read { try $0.logSize() } == 2)
        try old.close()
    }

    @Test func `no store opens where a restore has not ended`() async throws {
        _ = FileManager.default.createFile(atPath: path + ".restoring", contents: Data())
        #expect(throws: StoreFailure.self) { try SQLiteStore(path: path) }
    }
}
