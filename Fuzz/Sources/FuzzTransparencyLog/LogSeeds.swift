// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// What a log of the tests signed, and the numbers that proofs are checked with.
struct LogSeeds: Sendable {
    static let size: UInt64 = 20

    let log: SampleLog
    let note: SignedNote
    let proofs: [TlogProof]

    init() throws {
        log = try SampleLog()
        note = try log.cosigned(size: Self.size, at: [1_700_000_000, 1_700_000_100, 1_700_000_200])
        let (store, note) = (log.store, note)
        proofs = try ([0, 13, 19] as [UInt64]).map { index in
            let hashes = try MerkleTree.inclusionProof(index: index, size: Self.size, from: store)
            return TlogProof(index: index, hashes: hashes, checkpoint: note, extra: [1, 2, 3])
        }
    }

    func root(_ size: UInt64) throws -> LogHash { try MerkleTree.root(size: size, from: log.store) }

    func request() throws -> AddCheckpointRequest {
        let proof = try MerkleTree.consistencyProof(from: 8, to: Self.size, hashes: log.store)
        return try AddCheckpointRequest(oldSize: 8, proof: proof, note: note)
    }

    struct NoFork: Error {}

    /// A checkpoint of another tree, and the log's own.
    func fork() throws -> [UInt8] {
        let other = try Checkpoint(origin: log.key.name, size: 13, root: .leaf([1]))
        let first = try other.signed(by: log.signer)
        guard let fork = try ForkProof(first, note, hashes: log.store) else { throw NoFork() }
        return fork.bytes
    }

    func noteKey() throws -> [UInt8] {
        let seed = [UInt8](repeating: 7, count: 32)
        return try Array(NoteKey(name: "log.example", algorithm: .cosignatureV1, seed: seed).text.utf8)
    }

    func verified(_ proof: TlogProof) throws -> VerifiedInclusion {
        try VerifiedInclusion(
            proof,
            leaf: .leaf(MemoryTree.entry(13)),
            origin: log.key.name,
            logKey: log.key,
            policy: WitnessPolicy(2, of: log.witnesses)
        )
    }

    var policy: [UInt8] {
        var lines = ["log \(log.key) https://log.example/", "# witnesses"]
        for (number, key) in log.witnesses.enumerated() { lines.append("witness w\(number) \(key)") }
        lines += ["group g 2 w0 w1", "group all any g w2", "quorum all"]
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// Two numbers of eight bytes, and hashes.
    var numbers: [UInt8] {
        Self.octets(13) + Self.octets(Self.size) + proofs[1].hashes.flatMap(\.bytes)
    }

    /// Verifies paths for any two numbers, which come from strangers too, and asks for the tiles of such trees.
    func tryNumbers(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 16 else { return false }
        let (first, second) = (Self.number(bytes.prefix(8)), Self.number(bytes.dropFirst(8).prefix(8)))
        var (rest, proof) = (bytes.dropFirst(16), [LogHash]())
        while rest.count >= LogHash.byteCount, let hash = try? LogHash(bytes: rest.prefix(LogHash.byteCount))
        {
            proof.append(hash)
            rest = rest.dropFirst(LogHash.byteCount)
        }
        let leaf = LogHash.leaf(MemoryTree.entry(13))
        let root = (try? root(Self.size)) ?? .emptyRoot
        let isIncluded = MerkleTree.includes(leaf, at: first, size: second, root: root, proof: proof)
        precondition(!isIncluded || first < second, "a leaf beyond the tree")
        let isConsistent = MerkleTree.isConsistent(
            oldSize: first,
            oldRoot: root,
            newSize: second,
            newRoot: root,
            proof: proof
        )
        precondition(!isConsistent || first <= second, "a tree that shrank")
        let isPart = MerkleTree.isConsistent(
            start: first,
            end: second,
            subtree: leaf,
            size: Self.size,
            root: root,
            proof: proof
        )
        precondition(!isPart || second <= Self.size, "a subtree beyond the tree")
        for place in TileCoordinate.all(to: second, from: first).prefix(20) {
            precondition((try? TileCoordinate(path: place.path)) == place, "a place without its path")
        }
        _ = TileCoordinate.holding(first, of: .hashes(level: Int(second % 64)), size: second)
        return isIncluded || isConsistent
    }

    private static func octets(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
