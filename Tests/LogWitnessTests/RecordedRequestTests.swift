// SPDX-License-Identifier: Apache-2.0

import Foundation
import LogWitness
import Testing
import TransparencyLog

@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct RecordedRequestTests {
    @Test(arguments: ["witcheck-litewitness-0.5.0", "witcheck-transparency-dev-2026-07-01"])
    func `answers every recorded request in turn, started anew before each`(file: String) async throws {
        let exchanges = try SharedVectors.json("witness/\(file).json", as: [RecordedExchange].self)
        let keys = try "abcdefghijklmn".map { try SharedVectors.text("witness/keys/\($0).vkey") }
        let logs = try KnownLogs(parsing: Array(keys.joined(separator: "\n").utf8))
        let bench = try WitnessBench(count: 0)
        var passed = 0
        for exchange in exchanges {
            let witness = try StandaloneWitness(
                cosigner: SampleSigner.cosigner(9),
                logs: logs,
                folder: bench.folder,
                time: { 1_700_000_000 }
            )
            let response = await witness.addCheckpoint(Array(exchange.body.utf8))
            let isRight = try Self.isRight(response, exchange, witness)
            #expect(isRight, "\(exchange.desc): \(response.status)")
            passed += isRight ? 1 : 0
        }
        SharedVectors.report("\(file)-durable", passed, of: exchanges.count)
    }

    private static func isRight(
        _ response: WitnessResponse,
        _ exchange: RecordedExchange,
        _ witness: StandaloneWitness
    ) throws -> Bool {
        guard exchange.statuses.contains(response.status) else { return false }
        guard response.status == 200 else {
            return exchange.contentType.map { $0 == response.contentType } ?? true
                && exchange.answer.map { Array($0.utf8) == response.body } ?? true
        }
        let line = try NoteSignature(line: response.body.dropLast())
        let note = try SignedNote(parsing: (exchange.cosigned ?? "").utf8).adding([line])
        _ = try note.verified(by: [witness.verifierKey])
        let origin = try Checkpoint(anyLog: note.text).origin
        let served = witness.checkpoint(originHash: MonitoringPath.folder(origin: origin))
        return try SignedNote(parsing: served ?? []).text == note.text
    }
}
