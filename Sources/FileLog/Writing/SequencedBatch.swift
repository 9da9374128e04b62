// SPDX-License-Identifier: Apache-2.0

package import TransparencyLog

/// Entries that are durable, published, and under a signed checkpoint.
package struct SequencedBatch: Sendable {
    private let tree: TreeBatch
    /// The signed checkpoint whose tree ends with this batch.
    package let checkpoint: [UInt8]
    package let count: Int

    private static let header = Array("c2sp.org/tlog-proof@v1\nindex ".utf8)

    init(tree: TreeBatch, checkpoint: [UInt8], count: Int) {
        self.tree = tree
        self.checkpoint = checkpoint
        self.count = count
    }

    /// The index of the first entry.
    package var start: UInt64 { tree.start }
    package var size: UInt64 { tree.size }

    /// The inclusion proof of an entry of this batch under its checkpoint.
    package func inclusionProof(of index: UInt64) -> [LogHash] { tree.inclusionProof(of: index) }

    /// The same as a tlog-proof, to be handed out as it is.
    package func proofText(of index: UInt64) -> [UInt8] {
        let proof = tree.inclusionProof(of: index)
        var text: [UInt8] = []
        text.reserveCapacity(64 + 45 * proof.count + checkpoint.count)
        text += Self.header
        text += String(index).utf8
        text.append(0x0a)
        text += LogHash.lines(of: proof)
        text.append(0x0a)
        text += checkpoint
        return text
    }
}
