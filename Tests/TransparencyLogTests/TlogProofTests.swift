// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct TlogProofTests {
    private let log: SampleLog

    init() throws { log = try SampleLog() }

    @Test func `is refused with any bit flipped but in its extra data`() throws {
        let policy = try WitnessPolicy(2, of: log.witnesses)
        let proof = try TlogProof(
            index: 3,
            hashes: MerkleTree.inclusionProof(index: 3, size: 5, from: log.store),
            checkpoint: log.cosigned(size: 5, at: [8, 9]),
            extra: [1, 2, 3]
        )
        let bytes = proof.bytes
        let inclusion = try verify(bytes, policy)
        #expect(inclusion.times.map(\.time) == [8, 9])
        let extra = Array("c2sp.org/tlog-proof@v1\nextra ".utf8).count
        for index in bytes.indices where !(extra..<extra + 4).contains(index) {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << bit
                #expect(throws: LogError.self, "byte \(index)") { try verify(changed, policy) }
            }
        }
    }

    @Test func `does not count an excluded witness`() throws {
        let policy = try WitnessPolicy(2, of: log.witnesses)
        let proof = try TlogProof(
            index: 0,
            hashes: [],
            checkpoint: log.cosigned(size: 1, at: [8, 9])
        )
        let leaf = LogHash.leaf(MemoryTree.entry(0))
        #expect(throws: LogError(.quorumNotMet, "")) {
            try VerifiedInclusion(
                proof,
                leaf: leaf,
                origin: log.key.name,
                logKey: log.key,
                policy: policy,
                excluding: [log.witnesses[1]]
            )
        }
    }

    private func verify(_ bytes: [UInt8], _ policy: WitnessPolicy) throws -> VerifiedInclusion {
        try VerifiedInclusion(
            TlogProof(parsing: bytes),
            leaf: .leaf(MemoryTree.entry(3)),
            origin: log.key.name,
            logKey: log.key,
            policy: policy
        )
    }
}
