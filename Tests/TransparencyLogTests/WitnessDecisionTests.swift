// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct WitnessDecisionTests {
    private let log: SampleLog

    init() throws { log = try SampleLog() }

    private func request(from old: UInt64, to size: UInt64) throws -> AddCheckpointRequest {
        let proof = try MerkleTree.consistencyProof(from: old, to: size, hashes: log.store)
        return try AddCheckpointRequest(oldSize: old, proof: proof, note: log.checkpoint(size: size))
    }

    @Test func `follows a log through every step of its growth`() throws {
        for old in UInt64(0)...20 {
            for size in old...20 {
                let request = try request(from: old, to: size)
                #expect(try AddCheckpointRequest(parsing: request.bytes) == request)
                let last = try WitnessState(size: old, root: MerkleTree.root(size: old, from: log.store))
                let decision = WitnessDecision(request, keys: [log.key], lastSeen: last)
                guard case .cosign(let promise) = decision else {
                    Issue.record("refused \(old) to \(size)")
                    continue
                }
                let root = try MerkleTree.root(size: size, from: log.store)
                #expect(promise.newState == WitnessState(size: size, root: root))
                #expect(promise.origin == "log.example")
            }
        }
    }

    @Test func `asks for the state of the origin at most once`() throws {
        var asked: [String] = []
        _ = try WitnessDecision(request(from: 0, to: 3).bytes) { origin in
            asked.append(origin)
            return nil
        }
        #expect(asked == ["log.example"])
        _ = WitnessDecision([]) { origin in
            asked.append(origin)
            return nil
        }
        #expect(asked.count == 1)
    }

    @Test func `states no time of zero or 64 bits`() throws {
        let promise = try log.promise(request(from: 0, to: 3))
        for time in [0, UInt64.max, 1 << 63] {
            #expect(throws: LogError(.outOfRange, "")) {
                try promise.cosignature(by: log.cosigners[0], at: time)
            }
        }
    }

    @Test func `tells a stale log its size and says nothing else`() throws {
        let last = try WitnessState(size: 8, root: MerkleTree.root(size: 8, from: log.store))
        let decision = try WitnessDecision(request(from: 3, to: 9), keys: [log.key], lastSeen: last)
        #expect(decision == .refuse(.otherSize(8)))
        #expect(WitnessRefusal.otherSize(8).body == "8\n")
        #expect(WitnessRefusal.otherSize(8).contentType == "text/x.tlog.size")
        let refusals: [WitnessRefusal] = [
            .unknownOrigin, .noTrustedSignature, .notConsistent, .oldSizeAboveNew,
        ]
        #expect(refusals.map(\.status) == [404, 403, 422, 400])
        #expect(refusals.allSatisfy { $0.body.last == "\n" && $0.contentType.hasPrefix("text/plain") })
    }

    @Test func `does not take the key of a witness for that of a log`() throws {
        let decision = try WitnessDecision(request(from: 0, to: 3), keys: log.witnesses, lastSeen: nil)
        #expect(decision == .refuse(.noTrustedSignature))
    }
}
