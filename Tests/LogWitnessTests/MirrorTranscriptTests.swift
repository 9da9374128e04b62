// SPDX-License-Identifier: Apache-2.0

import Foundation
import GzipCoding
import LogWitness
import Testing
import TransparencyLog

/// Exchanges that were recorded between another program's log and mirror.
///
/// That mirror signs with ML-DSA-44 and puts its state into the ticket: here the cosignature is an Ed25519 one
/// and the ticket is empty. Statuses, content types, sizes and next entries are compared.
@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct MirrorTranscriptTests {
    struct Exchange: Decodable {
        let path: String
        let status: Int
        let headers: [String: String]

        enum CodingKeys: String, CodingKey {
            case path, status
            case headers = "response_headers"
        }
    }

    @Test func `answers every recorded exchange, and then serves the source log's tiles`() async throws {
        let bench = try WitnessBench(count: 0)
        let mirror = try StandaloneMirror(
            cosigner: SampleSigner.cosigner(9),
            logs: KnownLogs(parsing: Array(SharedVectors.text("mirror/log.vkey").utf8)),
            folder: bench.folder,
            time: { 1_700_000_000 }
        )
        let names = try SharedVectors.files(below: "mirror").filter { !$0.contains("source-log") }
        var passed = 0
        for name in names {
            let exchange = try SharedVectors.json(name, as: Exchange.self)
            let base = String(name.dropLast(".json".count))
            let body = try Array(SharedVectors.data("\(base).request"))
            let response: WitnessResponse
            if exchange.path == "/add-checkpoint" {
                response = await mirror.addCheckpoint(body)
            } else {
                response = await mirror.addEntries(try #require(Gzip.decompressed(body, limit: 1 << 20)))
            }
            let recorded = try Array(SharedVectors.data("\(base).response"))
            let isRight = response.status == exchange.status && fits(response, recorded, exchange, mirror)
            #expect(isRight, "\(name): \(response.status)")
            passed += isRight ? 1 : 0
        }
        SharedVectors.report(
            "mirror-transcript",
            passed,
            of: names.count,
            note: ", cosigned with Ed25519 instead of ML-DSA-44"
        )
        try await expectSourceLog(in: mirror)
    }

    private func fits(
        _ response: WitnessResponse,
        _ recorded: [UInt8],
        _ exchange: Exchange,
        _ mirror: StandaloneMirror
    ) -> Bool {
        if exchange.status == 409 {
            let lines = { (bytes: [UInt8]) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false) }
            return response.contentType == exchange.headers["Content-Type"]
                && lines(response.body).prefix(2) == lines(recorded).prefix(2)
        }
        guard !recorded.isEmpty else { return response.body.isEmpty }
        let line = try? NoteSignature(line: response.body.dropLast())
        return line.map { mirror.verifierKey.matches($0) } ?? false
    }

    private func expectSourceLog(in mirror: StandaloneMirror) async throws {
        let hash = MonitoringPath.folder(origin: "localhost/tessera")
        let source = try SignedNote(parsing: SharedVectors.data("mirror/source-log/checkpoint"))
        let served = try #require(await mirror.resource(originHash: hash, path: "checkpoint"))
        #expect(try SignedNote(parsing: served).text == source.text)
        _ = try SignedNote(parsing: served).verified(by: [mirror.verifierKey])
        var (passed, count) = (0, 0)
        for place in TileCoordinate.all(to: try Checkpoint(anyLog: source.text).size) {
            let bytes = try Array(SharedVectors.data("mirror/source-log/\(place.path)"))
            passed += await mirror.resource(originHash: hash, path: place.path) == bytes ? 1 : 0
            count += 1
        }
        #expect(passed == count)
        SharedVectors.report("mirror-source-log", passed, of: count)
    }
}
