// SPDX-License-Identifier: Apache-2.0

/// Two checkpoints of one log together with what shows that no single tree has both, as read or made.
///
/// Nothing about it is verified: see ``VerifiedFork``.
public struct ForkProof: Hashable, Sendable {
    /// The checkpoint of the smaller tree.
    public let first: SignedNote
    /// The checkpoint of the larger tree, or of the other one of the same size.
    public let second: SignedNote
    /// The root that the leaves of the first tree's size have in the second tree.
    public let root: LogHash
    /// The consistency proof from `root` to the second checkpoint.
    public let proof: [LogHash]

    private static let header = "herald-fork/v1"
    static let maximumProofHashCount = 64

    private init(_ first: SignedNote, _ second: SignedNote, root: LogHash, proof: [LogHash]) {
        self.first = first
        self.second = second
        self.root = root
        self.proof = proof
    }

    /// Makes a proof from two checkpoints and the second tree; nil where that tree has the first as its prefix.
    ///
    /// The first may not be larger than the second (`out-of-range`). What comes out still has to be verified:
    /// the hashes may not be those of the second tree.
    package init?(_ first: SignedNote, _ second: SignedNote, hashes: some SubtreeHashes) throws {
        let (old, new) = try (Checkpoint(anyLog: first.text), Checkpoint(anyLog: second.text))
        let proof = try MerkleTree.consistencyProof(from: old.size, to: new.size, hashes: hashes)
        let root =
            old.size == new.size ? new.root : try MerkleTree.root(size: old.size, from: hashes)
        guard root != old.root else { return nil }
        self.init(first, second, root: root, proof: proof)
    }

    /// Makes a proof from two checkpoints and the consistency proof that came with the second.
    ///
    /// Nil where these show no fork: where the trees are consistent, where the proof does not belong to the
    /// second tree, and where the size of the first is a power of two, which no consistency proof speaks of.
    package init?(_ first: SignedNote, _ second: SignedNote, consistency proof: [LogHash]) {
        guard let old = try? Checkpoint(anyLog: first.text), let new = try? Checkpoint(anyLog: second.text),
            let root = MerkleTree.prefixRoot(
                oldSize: old.size,
                newSize: new.size,
                newRoot: new.root,
                proof: proof
            ), root != old.root
        else { return nil }
        self.init(first, second, root: root, proof: proof)
    }

    /// Parses the text of a proof; another form is `malformed-fork`.
    public init(parsing bytes: some Collection<UInt8>) throws(LogError) {
        let limit = 2 * LogLimits.noteByteCount + 64 * LogLimits.proofHashCount
        guard bytes.count <= limit else { throw LogError(.tooLarge, "the proof is too large") }
        var reader = LineReader(bytes)
        guard reader.next()?.isText(Self.header) == true, let line = reader.next(),
            line.startsWithText("root "), let root = try? LogHash(base64: line.dropFirst(5))
        else { throw LogError(.malformedFork, "not a fork proof of the known version, or without a root") }
        let proof = try reader.hashes(upTo: Self.maximumProofHashCount, or: .malformedFork)
        let first = try Self.note(&reader)
        guard reader.next()?.isEmpty == true else {
            throw LogError(.malformedFork, "no blank line stands between the checkpoints")
        }
        self.init(first, try SignedNote(parsing: reader.rest), root: root, proof: proof)
    }

    /// The text of the proof.
    public var bytes: [UInt8] {
        let lines = [Self.header, "root \(root)"] + proof.map(\.description) + ["", ""]
        return Array(lines.joined(separator: "\n").utf8) + first.bytes + [0x0a] + second.bytes
    }

    /// Reads a note whose text has no blank line up to the end of its signatures.
    private static func note(_ reader: inout LineReader) throws(LogError) -> SignedNote {
        let whole = reader.rest
        var blankCount = 0
        var end = whole.startIndex
        while let line = reader.next() {
            if line.isEmpty {
                blankCount += 1
                guard blankCount == 1 else {
                    reader = LineReader(whole[end...])
                    return try SignedNote(parsing: whole[..<end])
                }
            }
            end = line.endIndex + 1
        }
        throw LogError(.malformedFork, "only one checkpoint is there")
    }
}
