// SPDX-License-Identifier: Apache-2.0

import Foundation
import LogWitness
import Testing
import TransparencyLog

struct StandaloneWitnessTests {
    @Test func `refuses what it cosigned differently before a restart`() async throws {
        let bench = try WitnessBench()
        let first = try bench.witness()
        #expect(await first.addCheckpoint(try bench.request(from: 0, to: 5)).status == 200)
        #expect(await first.addCheckpoint(try bench.request(from: 5, to: 9)).status == 200)
        let witness = try bench.witness()
        let stale = await witness.addCheckpoint(try bench.request(from: 5, to: 7))
        #expect(stale.status == 409)
        #expect(stale.contentType == "text/x.tlog.size")
        #expect(stale.body == Array("9\n".utf8))
        let fork = try Checkpoint(origin: bench.log.name, size: 9, root: .leaf([1]))
        let forked = try AddCheckpointRequest(oldSize: 9, proof: [], note: fork.signed(by: bench.signer))
        #expect(await witness.addCheckpoint(forked.bytes).status == 422)
        #expect(await witness.addCheckpoint(try bench.request(from: 9, to: 12)).status == 200)
    }

    @Test func `cosigns exactly one of eight that race`() async throws {
        let bench = try WitnessBench()
        let witness = try bench.witness()
        #expect(await witness.addCheckpoint(try bench.request(from: 0, to: 3)).status == 200)
        let requests = try (4...11).map { try bench.request(from: 3, to: UInt64($0)) }
        let statuses = await withTaskGroup(of: Int.self) { group in
            for request in requests { group.addTask { await witness.addCheckpoint(request).status } }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 200 } == 1)
        #expect(statuses.count { $0 == 409 } == 7)
    }

    @Test func `serves the latest checkpoint with the log's signature and its own, and no others`()
        async throws
    {
        let bench = try WitnessBench()
        let witness = try bench.witness()
        let hash = MonitoringPath.folder(origin: bench.log.name)
        #expect(witness.checkpoint(originHash: hash) == nil)
        let stranger = try SampleSigner.cosigner(7).verifierKey
        _ = await witness.addCheckpoint(try bench.request(from: 0, to: 5, alsoBy: 7))
        let note = try SignedNote(parsing: try #require(witness.checkpoint(originHash: hash)))
        #expect(try note.verified(by: [bench.log, witness.verifierKey]).signers.count == 2)
        #expect(throws: LogError(.noKnownSignature, "")) { try note.verified(by: [stranger]) }
        #expect(witness.checkpoint(originHash: hash.uppercased()) == nil)
    }

    @Test func `does not start on the record of another key, and never twice on one folder`() async throws {
        let bench = try WitnessBench()
        _ = await (try bench.witness()).addCheckpoint(try bench.request(from: 0, to: 5))
        #expect(throws: StateFolder.InUse.self) { try StateFolder(path: bench.path) }
        #expect(throws: LogError(.noKnownSignature, "")) { try bench.witness(seed: 8) }
    }

    @Test func `answers nothing more once a write has failed`() async throws {
        let bench = try WitnessBench()
        let witness = try bench.witness()
        let place = bench.path + "/" + MonitoringPath.folder(origin: bench.log.name)
        try Data().write(to: URL(filePath: place))
        #expect(await witness.addCheckpoint(try bench.request(from: 0, to: 5)).status == 500)
        try FileManager.default.removeItem(atPath: place)
        #expect(await witness.addCheckpoint(try bench.request(from: 0, to: 5)).status == 500)
    }

    @Test func `reads a list of logs strictly`() throws {
        let key = try WitnessBench().log.description
        #expect(try KnownLogs(parsing: Array("# one\n\n\(key)\n".utf8)).keys.count == 1)
        for wrong in ["\(key)\n\(key)\n", "\(key) \n", "\(key)\r\n", "nothing\n"] {
            #expect(throws: LogError.self, "\(wrong)") { try KnownLogs(parsing: Array(wrong.utf8)) }
        }
        let witness = try SampleSigner.cosigner(7).verifierKey
        #expect(throws: LogError(.unsupportedAlgorithm, "")) {
            try KnownLogs(parsing: Array(witness.description.utf8))
        }
    }
}
