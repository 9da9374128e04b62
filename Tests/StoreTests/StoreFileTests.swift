// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import Foundation
import SQLiteStore
import Testing

struct StoreFileTests {
    private let folder: StoreFolder

    init() throws {
        folder = try StoreFolder()
    }

    @Test func `only the owner may read the files`() async throws {
        let store = try folder.open()
        _ = try await store.write { try $0.append(Sample.leaf(1)) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(names.count == 4)
        for name in names {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions]
            #expect(mode as? Int == 0o600, "\(name)")
        }
    }

    @Test func `a file that is open is not opened again`() throws {
        let store = try folder.open()
        let failure = #expect(throws: StoreFailure.self) { try folder.open() }
        #expect(failure?.code == .inUse)
        try store.close()
        try folder.open().close()
    }

    @Test func `a closed store takes no more writes`() async throws {
        let store = try folder.open()
        try store.close()
        await #expect(throws: StoreFailure.stopped) {
            try await store.write { try $0.append(Sample.leaf(1)) }
        }
    }

    @Test func `a folder that is not there is refused`() {
        let failure = #expect(throws: StoreFailure.self) { try folder.open("none/node.sqlite") }
        #expect(failure?.code == .notFound)
    }

    @Test func `a write that returned is on disk`() async throws {
        let store = try folder.open()
        for number in 0..<20 {
            _ = try await store.write { try $0.append(Sample.leaf(number)) }
            let copy = "copy-\(number).sqlite"
            try folder.copyFiles(from: "node.sqlite", to: copy)
            let opened = try folder.open(copy)
            #expect(try await opened.read { try $0.logSize() } == number + 1)
            #expect(await opened.integrityProblems(digest: standInDigest).isEmpty)
            try opened.close()
        }
    }

    @Test func `everything that a write returned from is in a copy of the disk`() async throws {
        let store = try folder.open()
        try await StoreConformance.fill(store)
        try folder.copyFiles(from: "node.sqlite", to: "copy.sqlite")
        let copy = try folder.open("copy.sqlite")
        let before = try await store.read { try StoreConformance.Contents($0) }
        #expect(try await copy.read { try StoreConformance.Contents($0) } == before)
    }

    @Test func `a log of the write-ahead file cut anywhere holds whole writes only`() async throws {
        let store = try folder.open()
        for number in 0..<6 {
            try await store.write { transaction in
                _ = try transaction.append(Sample.leaf(2 * number))
                _ = try transaction.append(Sample.leaf(2 * number + 1))
            }
        }
        let log = try Data(contentsOf: URL(filePath: folder.path("node.sqlite-wal")))
        var sizes: Set<Int> = []
        for length in stride(from: 0, through: log.count, by: 3001) {
            let copy = "cut-\(length).sqlite"
            try FileManager.default.copyItem(atPath: folder.path(), toPath: folder.path(copy))
            try log.prefix(length).write(to: URL(filePath: folder.path(copy + "-wal")))
            let opened = try folder.open(copy)
            sizes.insert(try await opened.read { try $0.logSize() })
            #expect(await opened.integrityProblems(digest: standInDigest).isEmpty)
            try opened.close()
        }
        #expect(sizes.allSatisfy { $0.isMultiple(of: 2) })
        #expect(sizes.count > 3)
    }
}
