// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import Foundation
import Logging
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Synchronization
import Testing

struct `A relay's disk and log` {
    private static let all = [Scene.ash, Scene.birch, Scene.relay]
    private static let text = "leave the northern quay before the second tide"

    @Test func `hold nothing of what the notice says, nor of who approved it`() async throws {
        let folder = try TestFolder()
        var scene = try await Scene(Self.all, store: folder.stores(onDisk: Scene.relay))
        let log = LogLines()
        try await reopen(Scene.relay, in: &scene, logging: log)
        let notice = try await scene.send(via: [Scene.relay], draft: TestParty.draft(Self.text))
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .opened)
        let held = try await scene.seat(Scene.ash).store.read { reader in
            (try reader.notice(notice), try reader.dispatches(of: notice))
        }
        let record = try #require(held.0)

        // Of what it carries in the clear, so that the search is seen to find what is there.
        let files = try folder.contents()
        #expect(files.contains(Data(Scene.birch.utf8)))
        #expect(!log.text.isEmpty)

        let disclosures = record.text.split(separator: "~").dropFirst().map(String.init)
        #expect(disclosures.count > 5)
        let jwt = String(record.text.prefix { $0 != "~" })
        var secrets = [Self.text, "go up", "23.5880", "58.3829", jwt]
        secrets += disclosures
        secrets += record.approvals
        secrets += held.1.map(\.jws)
        secrets += [Self.text, "flood"].map { Base64URL.encode(Array($0.utf8)) }
        for secret in secrets {
            #expect(!files.contains(Data(secret.utf8)), "\(secret.prefix(40)) on disk")
            #expect(!log.text.contains(secret), "\(secret.prefix(40)) in the log")
        }
        for key in try nodeSecrets(scene) {
            #expect(!files.contains(Data(key.utf8)) && !log.text.contains(key))
        }
    }

    @Test func `hold no id of the notice and no digest of its fields in content-free mode`() async throws {
        let folder = try TestFolder()
        var scene = try await Scene(Self.all, store: folder.stores(onDisk: Scene.relay))
        let draft = try TestParty.draft(Self.text, ack: .contentFree)
        let notice = try await scene.send(via: [Scene.relay], draft: draft)
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let answer = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(answer, of: msg)
        try await scene.settle()
        #expect(try await scene.delivery(of: notice).outcome == .acknowledged)
        let payloads = try await scene.seat(Scene.relay).store.read { try $0.evidence(of: msg) }.map {
            record in
            String(decoding: try CompactJWS(parsing: record.jws).unverifiedPayload, as: UTF8.self)
        }
        #expect(payloads.count == 5)
        for payload in payloads { #expect(!payload.contains(notice.text)) }
        #expect(try !folder.contents().contains(Data(notice.text.utf8)))
    }

    private func reopen(_ name: String, in scene: inout Scene, logging lines: LogLines) async throws {
        let seat = try scene.seat(name)
        var logger = Logger(label: "test", factory: { _ in LineHandler(lines: lines) })
        logger.logLevel = .trace
        let node = try await ExchangeNode.open(
            settings: seat.settings,
            keys: seat.party.nodeKeys,
            store: seat.store,
            transport: scene.network.transport(of: seat.party.id),
            clock: scene.clock,
            random: SeededSource(seed: 3),
            logger: logger
        )
        scene.network.join(node)
        scene.seats[seat.party.id]?.node = node
    }

    /// The private members of the relay's keys.
    private func nodeSecrets(_ scene: Scene) throws -> [String] {
        let keys = try scene.seat(Scene.relay).party.nodeKeys
        return try [keys.notice, keys.node, keys.transport, keys.log, keys.witness].map { key in
            guard case .object(let object) = key.privateJWK, case .string(let secret)? = object["d"] else {
                throw Unexpected()
            }
            return secret
        }
    }
}

/// What a node writes to its log.
private final class LogLines: Sendable {
    private let lines = Mutex("")

    var text: String { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0 += line + "\n" } }
}

private struct LineHandler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    init(lines: LogLines) {
        self.lines = lines
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.add("\(event.level) \(event.message) \(event.metadata ?? [:])")
    }
}
