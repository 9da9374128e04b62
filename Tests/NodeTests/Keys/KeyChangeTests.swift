// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import NoticeFormat
import NoticeSecurity
import SQLiteStore
import Testing

@testable import herald_node

/// A node's folder as `init` makes it, removed when the test lets go of it.
private final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "herald-keys-\(UUID())").path
        _ = try NodeFolder.make(
            NodeFolder.Request(
                folder: path,
                party: PartyID("a.example"),
                name: "A",
                url: "http://127.0.0.1:9",
                listen: "127.0.0.1:0",
                officers: [],
                now: Self.now
            )
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static let now = Timestamp(seconds: 1_790_000_000)

    var configuration: NodeConfiguration {
        get throws { try NodeConfiguration(path: path + "/node.yaml") }
    }

    var keys: NodeKeyFiles { NodeKeyFiles(folder: path + "/keys") }

    func change(at time: Timestamp = now) throws -> KeyChange {
        guard case .signing(let root) = try KeyFileStorage.read(path + "/card-root/root.json").key() else {
            throw NodeFailure(1, "no root")
        }
        return KeyChange(configuration: try configuration, root: root, now: time)
    }

    /// The kid of each key file, as a node would read them.
    func kid(_ use: KeyUse) throws -> KeyID { try KeyInstallation.kid(of: keys.path(use), use) }
}

struct KeyChangeTests {
    @Test(arguments: NodeFolder.uses)
    func `puts a new key and a card that names it in place`(use: KeyUse) async throws {
        let folder = try Folder()
        let old = try folder.kid(use)
        let card = try await folder.change().rotate(use)
        let new = try folder.kid(use)
        #expect(new != old)
        #expect(card.versions.count == 2)
        #expect(try card.latest.payload.keys.contains { try KeyInstallation.thumbprint($0) == new })
        #expect(try NodeFiles(folder.configuration).card()?.latest.id == card.latest.id)
        let keys = try folder.keys.read()
        #expect(keys.sealing.count == (use == .sealing ? 2 : 1))
        #expect(card.latest.payload.log.origin == card.versions[0].payload.log.origin)
    }

    @Test func `throws a key away whose card was never put into the record`() async throws {
        let folder = try Folder()
        let card = try await folder.change().rotate(.notice)
        let current = try folder.kid(.notice)
        var random = SystemRandomNumberGenerator()
        let installation = KeyInstallation(try folder.configuration)
        try installation.write(.signing(.make(.ed25519, using: &random)), .notice)
        try installation.finish(card, at: Folder.now)
        #expect(try folder.kid(.notice) == current)
        #expect(!FileManager.default.fileExists(atPath: folder.keys.nextPath(.notice)))
    }

    @Test func `puts a key in place whose card was put into the record before a crash`() async throws {
        let folder = try Folder()
        let before = try folder.kid(.node)
        let files = FileManager.default
        try files.copyItem(atPath: folder.keys.path(.node), toPath: folder.path + "/node.before")
        let card = try await folder.change().rotate(.node)
        let made = try folder.kid(.node)
        // As if the process had ended right after the record was written.
        try files.moveItem(atPath: folder.keys.path(.node), toPath: folder.keys.nextPath(.node))
        try files.moveItem(atPath: folder.path + "/node.before", toPath: folder.keys.path(.node))
        #expect(try folder.kid(.node) == before)
        try KeyInstallation(folder.configuration).finish(card, at: Folder.now)
        #expect(try folder.kid(.node) == made)
    }

    @Test func `destroys an old sealing key once it opens nothing any more`() async throws {
        let folder = try Folder()
        let card = try await folder.change().rotate(.sealing)
        let installation = KeyInstallation(try folder.configuration)
        try installation.finish(card, at: Folder.now.adding(seconds: 7 * 86_400))
        #expect(try folder.keys.oldSealingPaths().count == 1)
        try installation.finish(card, at: Folder.now.adding(seconds: 7 * 86_400 + 1))
        #expect(try folder.keys.oldSealingPaths().isEmpty)
        #expect(try folder.keys.read().sealing.count == 1)
    }

    @Test func `refuses a root that does not sign the next version`() async throws {
        let folder = try Folder()
        var change = try folder.change()
        var random = SystemRandomNumberGenerator()
        change.root = .make(.ed25519, using: &random)
        let made = change
        await #expect(throws: NodeFailure.self) { try await made.rotate(.notice) }
        #expect(try NodeFiles(folder.configuration).card()?.versions.count == 1)
    }

    @Test func `takes a revoked key out of the card and replaces it`() async throws {
        let folder = try Folder()
        let kid = try folder.kid(.node)
        let card = try await folder.change().revoke(
            kid,
            since: Folder.now,
            reason: try ReasonCode("compromised")
        )
        #expect(card.revocation(of: kid)?.at == Folder.now)
        #expect(try folder.kid(.node) != kid)
        let other = try KeyID(String(repeating: "A", count: 43))
        await #expect(throws: NodeFailure.self) {
            try await folder.change().revoke(other, since: Folder.now, reason: try ReasonCode("lost"))
        }
    }
}
