// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TransparencyLog

@Suite(.enabled(if: SharedVectors.isPresent, "the shared vectors are not on this machine"))
struct MerkleVectorTests {
    struct InclusionProbe: Decodable {
        let leafIdx, treeSize: UInt64
        let root, leafHash: Data?
        let proof: [Data]?
        let wantErr: Bool

        func passes() throws -> Bool {
            try MerkleTree.includes(
                LogHash(bytes: leafHash ?? Data()),
                at: leafIdx,
                size: treeSize,
                root: LogHash(bytes: root ?? Data()),
                proof: (proof ?? []).map { try LogHash(bytes: $0) }
            )
        }
    }

    struct ConsistencyProbe: Decodable {
        let size1, size2: UInt64
        let root1, root2: Data?
        let proof: [Data]?
        let wantErr: Bool

        func passes() throws -> Bool {
            try MerkleTree.isConsistent(
                oldSize: size1,
                oldRoot: LogHash(bytes: root1 ?? Data()),
                newSize: size2,
                newRoot: LogHash(bytes: root2 ?? Data()),
                proof: (proof ?? []).map { try LogHash(bytes: $0) }
            )
        }
    }

    struct Roots: Decodable {
        struct Root: Decodable {
            let size: Int
            let root: Data
        }
        let roots: [Root]
    }

    struct Inclusion: Decodable {
        let index, size: UInt64
        let proof: [Data]
    }

    struct Consistency: Decodable {
        let oldSize, newSize: UInt64
        let proof: [Data]

        enum CodingKeys: String, CodingKey {
            case oldSize = "old_size"
            case newSize = "new_size"
            case proof
        }
    }

    @Test func `answers every inclusion probe as wanted`() throws {
        let paths = try SharedVectors.files(below: "merkle-transparency-dev/inclusion")
        var passed = 0
        for path in paths {
            let probe = try SharedVectors.json(path, as: InclusionProbe.self)
            let isIncluded = (try? probe.passes()) ?? false
            #expect(isIncluded == !probe.wantErr, "\(path)")
            passed += isIncluded == !probe.wantErr ? 1 : 0
        }
        SharedVectors.report("merkle-inclusion-probes", passed, of: paths.count)
    }

    @Test func `answers every consistency probe with 32-byte roots as wanted`() throws {
        let paths = try SharedVectors.files(below: "merkle-transparency-dev/consistency")
        var (passed, skipped) = (0, 0)
        for path in paths {
            let probe = try SharedVectors.json(path, as: ConsistencyProbe.self)
            if !probe.wantErr, probe.root1?.count != 32 {
                skipped += 1
                continue
            }
            let isConsistent = (try? probe.passes()) ?? false
            #expect(isConsistent == !probe.wantErr, "\(path)")
            passed += isConsistent == !probe.wantErr ? 1 : 0
        }
        #expect(skipped <= 1)
        SharedVectors.report(
            "merkle-consistency-probes",
            passed,
            of: paths.count - skipped,
            note: ", \(skipped) skipped (good with 12-byte roots)"
        )
    }

    @Test func `gives every root and makes every proof byte for byte`() throws {
        let store = MemoryTree(count: 70_000)
        let roots = try SharedVectors.json("generated/merkle/roots.json", as: Roots.self).roots
        let goodRoots = try roots.count {
            try MerkleTree.root(size: UInt64($0.size), from: store).bytes == Array($0.root)
        }
        SharedVectors.report("merkle-roots", goodRoots, of: roots.count)
        let inclusions = try SharedVectors.json("generated/merkle/inclusion.json", as: [Inclusion].self)
        let goodInclusions = try inclusions.count {
            try MerkleTree.inclusionProof(index: $0.index, size: $0.size, from: store).map(\.bytes)
                == $0.proof.map { Array($0) }
        }
        SharedVectors.report("merkle-inclusion-proofs", goodInclusions, of: inclusions.count)
        let consistencies = try SharedVectors.json(
            "generated/merkle/consistency.json",
            as: [Consistency].self
        )
        let goodConsistencies = try consistencies.count {
            try MerkleTree.consistencyProof(from: $0.oldSize, to: $0.newSize, hashes: store).map(\.bytes)
                == $0.proof.map { Array($0) }
        }
        SharedVectors.report("merkle-consistency-proofs", goodConsistencies, of: consistencies.count)
        #expect(goodRoots == roots.count)
        #expect(goodInclusions == inclusions.count)
        #expect(goodConsistencies == consistencies.count)
    }
}
