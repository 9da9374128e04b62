// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TransparencyLog

@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct SubtreeVectorTests {
    struct InclusionProbe: Decodable {
        let leafIdx, start, end: UInt64
        let root, leafHash: Data?
        let proof: [Data]?
        let wantErr: Bool

        func passes() throws -> Bool {
            try MerkleTree.includes(
                LogHash(bytes: leafHash ?? Data()),
                at: leafIdx,
                start: start,
                end: end,
                subtree: LogHash(bytes: root ?? Data()),
                proof: (proof ?? []).map { try LogHash(bytes: $0) }
            )
        }
    }

    struct ConsistencyProbe: Decodable {
        let start, end, size: UInt64
        let root1, root2: Data?
        let proof: [Data]?
        let wantErr: Bool

        func passes() throws -> Bool {
            try MerkleTree.isConsistent(
                start: start,
                end: end,
                subtree: LogHash(bytes: root1 ?? Data()),
                size: size,
                root: LogHash(bytes: root2 ?? Data()),
                proof: (proof ?? []).map { try LogHash(bytes: $0) }
            )
        }
    }

    @Test func `answers every subtree inclusion probe as wanted`() throws {
        let paths = try SharedVectors.files(below: "merkle-transparency-dev/subtreeinclusion")
        var passed = 0
        for path in paths {
            let probe = try SharedVectors.json(path, as: InclusionProbe.self)
            let isIncluded = (try? probe.passes()) ?? false
            #expect(isIncluded == !probe.wantErr, "\(path)")
            passed += isIncluded == !probe.wantErr ? 1 : 0
        }
        SharedVectors.report("merkle-subtree-inclusion-probes", passed, of: paths.count)
    }

    @Test func `answers every subtree consistency probe with 32-byte roots as wanted`() throws {
        let paths = try SharedVectors.files(below: "merkle-transparency-dev/subtreeconsistency")
        var (passed, skipped) = (0, 0)
        for path in paths {
            let probe = try SharedVectors.json(path, as: ConsistencyProbe.self)
            if !probe.wantErr, probe.root1?.count != 32 || probe.root2?.count != 32 {
                skipped += 1
                continue
            }
            let isConsistent = (try? probe.passes()) ?? false
            #expect(isConsistent == !probe.wantErr, "\(path)")
            passed += isConsistent == !probe.wantErr ? 1 : 0
        }
        #expect(skipped <= 3)
        SharedVectors.report(
            "merkle-subtree-consistency-probes",
            passed,
            of: paths.count - skipped,
            note: ", \(skipped) skipped (good with 12-byte roots)"
        )
    }
}
