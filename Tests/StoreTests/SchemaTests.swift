// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import Foundation
import SQLiteStore
import Testing

struct SchemaTests {
    private let folder: StoreFolder
    private let later = Schema(
        steps: Schema.current.steps + [
            "CREATE TABLE later (leaf INTEGER) STRICT; INSERT INTO later SELECT idx FROM leaf;",
            "CREATE TABLE latest (leaf INTEGER CHECK (leaf = 3)) STRICT; INSERT INTO latest SELECT count(*) FROM later;",
        ]
    )

    init() throws {
        folder = try StoreFolder()
    }

    @Test func `a file of no bytes becomes a store`() async throws {
        try Data().write(to: URL(filePath: folder.path()))
        let store = try folder.open()
        #expect(try await store.write { try $0.append(Sample.leaf(1)) } == 0)
        try store.close()
        #expect(try header(at: 60) == Schema.current.version)
        #expect(try header(at: 68) == Schema.applicationID)
    }

    @Test func `an older file is brought up to date step by step and keeps what it holds`() async throws {
        try await makeFile(leaves: 3)
        let store = try folder.open(schema: later)
        #expect(try await store.read { try $0.logSize() } == 3)
        try store.close()
        #expect(try header(at: 60) == later.version)
        try folder.open(schema: later).close()
    }

    @Test func `a step that fails leaves the file in its version`() async throws {
        try await makeFile(leaves: 2)
        #expect(throws: (any Error).self) { try folder.open(schema: later) }
        let store = try folder.open()
        #expect(try await store.read { try $0.logSize() } == 2)
        try store.close()
        #expect(try header(at: 60) == Schema.current.version)
    }

    @Test func `a newer file is refused and left as it was`() async throws {
        try await makeFile(leaves: 3)
        try folder.open(schema: later).close()
        let before = try Data(contentsOf: URL(filePath: folder.path()))
        let failure = #expect(throws: StoreFailure.self) { try folder.open() }
        #expect(failure?.code == .newerSchema)
        #expect(try Data(contentsOf: URL(filePath: folder.path())) == before)
    }

    @Test(arguments: [0, 7])
    func `a database of another program is refused and left as it was`(application: UInt8) async throws {
        try await makeFile(leaves: 1)
        var bytes = try Data(contentsOf: URL(filePath: folder.path()))
        bytes.replaceSubrange(68..<72, with: [0, 0, 0, application])
        try bytes.write(to: URL(filePath: folder.path()))
        let failure = #expect(throws: StoreFailure.self) { try folder.open() }
        #expect(failure?.code == .otherApplication)
        #expect(try Data(contentsOf: URL(filePath: folder.path())) == bytes)
    }

    @Test func `a file that is no database is refused and left as it was`() throws {
        let bytes = Data(String(repeating: "not a database\n", count: 100).utf8)
        try bytes.write(to: URL(filePath: folder.path()))
        let failure = #expect(throws: StoreFailure.self) { try folder.open() }
        #expect(failure?.code == .otherApplication)
        #expect(try Data(contentsOf: URL(filePath: folder.path())) == bytes)
    }

    private func makeFile(leaves: Int) async throws {
        let store = try folder.open()
        try await store.write { transaction in
            for number in 0..<leaves { _ = try transaction.append(Sample.leaf(number)) }
        }
        try store.close()
    }

    /// A four-octet number of the file's header, big-endian.
    private func header(at offset: Int) throws -> Int {
        try Data(contentsOf: URL(filePath: folder.path()))[offset..<offset + 4].reduce(0) {
            $0 << 8 | Int($1)
        }
    }
}
