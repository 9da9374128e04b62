// SPDX-License-Identifier: Apache-2.0

import Foundation
import LogWitness
import Testing
import TransparencyLog

struct StandaloneMirrorTests {
    private let bench: WitnessBench
    private let mirror: StandaloneMirror

    init() throws {
        bench = try WitnessBench(count: 1200)
        mirror = try Self.mirror(bench)
    }

    private static func mirror(_ bench: WitnessBench) throws -> StandaloneMirror {
        try StandaloneMirror(
            cosigner: SampleSigner.cosigner(9),
            logs: KnownLogs(parsing: Array(bench.log.description.utf8)),
            folder: bench.folder,
            time: { 1_700_000_000 }
        )
    }

    private func package(_ start: Int, _ end: Int, of size: UInt64) throws -> EntriesRequest.Package {
        let first = UInt64(start / 256 * 256)
        return EntriesRequest.Package(
            start: UInt64(start),
            entries: (start..<end).map(MemoryTree.entry),
            proof: try MerkleTree.subtreeProof(first, UInt64(end), size: size, from: bench.tree)
        )
    }

    private func request(_ start: Int, _ end: Int, upTo last: Int? = nil) throws -> EntriesRequest {
        var packages: [EntriesRequest.Package] = []
        var index = start
        while index < last ?? end {
            let next = min(end, (index / 256 + 1) * 256)
            packages.append(try package(index, next, of: UInt64(end)))
            index = next
        }
        return try EntriesRequest(
            origin: bench.log.name,
            start: UInt64(start),
            end: UInt64(end),
            ticket: [],
            packages: packages
        )
    }

    private func info(_ response: WitnessResponse) -> String {
        #expect(response.contentType == "text/x.tlog.mirror-info")
        return String(decoding: response.body, as: UTF8.self)
    }

    @Test func `takes an upload in parts, and cosigns only when it holds all`() async throws {
        #expect(await mirror.addCheckpoint(try bench.request(from: 0, to: 1000)).body.isEmpty)
        let part = await mirror.addEntries(try request(0, 1000, upTo: 512).bytes)
        #expect(part.status == 202)
        #expect(info(part) == "1000\n512\n\n")
        let hash = MonitoringPath.folder(origin: bench.log.name)
        #expect(await mirror.resource(originHash: hash, path: "checkpoint") == nil)
        #expect(await mirror.resource(originHash: hash, path: "tile/entries/000") == nil)
        #expect(await mirror.addEntries(try request(512, 1000).bytes).status == 200)
        #expect(await mirror.resource(originHash: hash, path: "tile/entries/000") != nil)
        #expect(await mirror.resource(originHash: hash, path: "tile/1/000.p/3") != nil)
        #expect(await mirror.resource(originHash: hash, path: "tile/1/000.p/4") == nil)
    }

    @Test func `never goes back, and goes on after a restart`() async throws {
        _ = await mirror.addCheckpoint(try bench.request(from: 0, to: 300))
        #expect(await mirror.addEntries(try request(0, 300).bytes).status == 200)
        _ = await mirror.addCheckpoint(try bench.request(from: 300, to: 700))
        #expect(await mirror.addEntries(try request(300, 700, upTo: 512).bytes).status == 202)
        let again = try Self.mirror(bench)
        let ahead = await again.addEntries(try request(512, 700).bytes)
        #expect(ahead.status == 409)
        #expect(info(ahead) == "700\n300\n\n")
        #expect(await again.addEntries(try request(300, 700).bytes).status == 200)
        #expect(await again.addEntries(try request(0, 300).bytes).status == 409)
        #expect(await again.addEntries(try request(300, 700).bytes).status == 200)
    }

    @Test func `serves the checkpoint it made durable, not one that a failed write left`() async throws {
        _ = await mirror.addCheckpoint(try bench.request(from: 0, to: 300))
        _ = await mirror.addEntries(try request(0, 300).bytes)
        let hash = MonitoringPath.folder(origin: bench.log.name)
        let served = await mirror.resource(originHash: hash, path: "checkpoint")
        try Data("another".utf8).write(to: URL(filePath: "\(bench.path)/\(hash)/checkpoint"))
        #expect(await mirror.resource(originHash: hash, path: "checkpoint") == served)
    }

    @Test func `does not start on pending checkpoints that are cut short or behind its copy`() async throws {
        _ = await mirror.addCheckpoint(try bench.request(from: 0, to: 300))
        _ = await mirror.addEntries(try request(0, 300).bytes)
        let place = URL(filePath: bench.path + "/" + MonitoringPath.folder(origin: bench.log.name))
        let file = place.appending(path: "pending")
        let whole = try Data(contentsOf: file)
        for wrong in [whole.dropLast(), whole.prefix(3), Data()] {
            try wrong.write(to: file)
            #expect(throws: LogError(.malformedNote, "")) { try Self.mirror(bench) }
        }
        try FileManager.default.removeItem(at: file)
        #expect(throws: LogError(.malformedNote, "")) { try Self.mirror(bench) }
        try whole.write(to: file)
        _ = try Self.mirror(bench)
    }

    @Test func `takes nothing that is not proved`() async throws {
        let early = await mirror.addEntries(try request(0, 300).bytes)
        #expect(early.status == 422)
        _ = await mirror.addCheckpoint(try bench.request(from: 0, to: 300))
        let good = try package(0, 256, of: 300)
        for wrong in [
            EntriesRequest.Package(start: 0, entries: good.entries, proof: []),
            EntriesRequest.Package(start: 0, entries: good.entries.reversed(), proof: good.proof),
        ] {
            let request = try EntriesRequest(
                origin: bench.log.name,
                start: 0,
                end: 300,
                ticket: [],
                packages: [wrong]
            )
            #expect(await mirror.addEntries(request.bytes).status == 422)
        }
        let whole = try request(0, 300).bytes
        #expect(await mirror.addEntries(Array(whole.prefix(900))).status == 400)
        #expect(await mirror.addEntries(Array(whole.prefix(10))).status == 400)
        #expect(await mirror.addEntries(Array(whole.dropLast())).status == 202)
        #expect(await mirror.addEntries(try request(0, 299).bytes).status == 409)
        #expect(await mirror.addEntries(whole).status == 200)
    }

    @Test func `says what it needs, and nothing of logs it does not know`() async throws {
        _ = await mirror.addCheckpoint(try bench.request(from: 0, to: 300))
        let question = try EntriesRequest(
            origin: bench.log.name,
            start: 0,
            end: 0,
            ticket: [],
            packages: []
        )
        let answer = await mirror.addEntries(question.bytes)
        #expect(answer.status == 409)
        #expect(info(answer) == "300\n0\n\n")
        let other = try EntriesRequest(origin: "other.example", start: 0, end: 0, ticket: [], packages: [])
        #expect(await mirror.addEntries(other.bytes).status == 404)
    }
}
