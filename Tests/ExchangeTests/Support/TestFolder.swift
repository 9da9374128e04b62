// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import Foundation
import SQLiteStore

/// A folder of one test, removed when the test lets go of it.
final class TestFolder: Sendable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "herald-exchange-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    /// A store for each party of a scene: on disk here for one of them.
    func stores(onDisk party: String) -> (String) throws -> any ExchangeStore {
        { name in
            if name == party { return try SQLiteStore(path: self.path(name)) }
            return InMemoryStore()
        }
    }

    /// The bytes of all files in it, one after another.
    func contents() throws -> Data {
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
        return try names.sorted().reduce(into: Data()) { all, name in
            all.append(try Data(contentsOf: url.appending(path: name)))
        }
    }
}
