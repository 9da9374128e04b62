// SPDX-License-Identifier: Apache-2.0

import Foundation
import NoticeSecurity
import Testing

struct KeyFileStorageTests {
    /// Runs with an empty folder that is removed afterwards.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let name = "herald-keys-\(UUID().uuidString)"
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `writes with mode 0600, replaces, and leaves nothing else behind`() throws {
        try withFolder { folder in
            var generator = RepeatableGenerator(seed: 1)
            let path = folder.appending(path: "log.json").path
            for seed: UInt64 in 1...2 {
                let key = PrivateKey.signing(SampleKeys.signing(.ed25519, seed: seed))
                try KeyFileStorage.write(KeyFile(key, use: "log"), to: path, using: &generator)
                #expect(try mode(path) == 0o600)
                #expect(try KeyFileStorage.read(path).key().thumbprint == key.thumbprint)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["log.json"])
        }
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o601, 0o644])
    func `does not read a file that others may touch`(mode: Int) throws {
        try withFolder { folder in
            var generator = RepeatableGenerator(seed: 1)
            let path = folder.appending(path: "log.json").path
            let file = try KeyFile(.signing(SampleKeys.signing(.ed25519)), use: "log")
            try KeyFileStorage.write(file, to: path, using: &generator)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(try refusal { try KeyFileStorage.read(path) } == .openPermissions)
        }
    }

    @Test func `does not follow a link, and says when there is no file`() throws {
        try withFolder { folder in
            var generator = RepeatableGenerator(seed: 1)
            let path = folder.appending(path: "log.json").path
            let link = folder.appending(path: "link.json").path
            let file = try KeyFile(.signing(SampleKeys.signing(.ed25519)), use: "log")
            try KeyFileStorage.write(file, to: path, using: &generator)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            #expect(throws: KeyFileStorage.Failure.self) { try KeyFileStorage.read(link) }
            #expect(throws: KeyFileStorage.Failure.self) { try KeyFileStorage.read(path + ".not") }
            let missing = folder.appending(path: "no/such.json").path
            #expect(throws: KeyFileStorage.Failure.self) {
                try KeyFileStorage.write(file, to: missing, using: &generator)
            }
            #expect(try refusal { try KeyFileStorage.read(folder.path) } != nil)
        }
    }
}
