// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import Foundation
import SQLiteStore

/// A folder of one test, removed when the test lets go of it.
final class StoreFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "herald-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String = "node.sqlite") -> String { url.appending(path: name).path }

    func open(
        _ name: String = "node.sqlite",
        schema: Schema = .current,
        beforeCommit: @escaping @Sendable () throws -> Void = {}
    ) throws -> SQLiteStore {
        try SQLiteStore(path: path(name), schema: schema, beforeCommit: beforeCommit)
    }

    /// Copies what is on disk now, as a copy of the disk taken at a power cut would.
    func copyFiles(from name: String, to copy: String) throws {
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path(name + suffix)) {
            try FileManager.default.copyItem(atPath: path(name + suffix), toPath: path(copy + suffix))
        }
    }

    /// Stores in files of their own, below this folder.
    var bench: StoreConformance.Bench {
        StoreConformance.Bench(
            makeStore: { try self.open("\(UUID().uuidString).sqlite") },
            reopen: { store in
                guard let store = store as? SQLiteStore else { return store }
                try store.close()
                return try SQLiteStore(path: store.path)
            }
        )
    }
}
