// SPDX-License-Identifier: Apache-2.0

/// The body of an `add-checkpoint` request to a witness (tlog-witness).
package struct AddCheckpointRequest: Hashable, Sendable {
    package let oldSize: UInt64
    package let proof: [LogHash]
    package let note: SignedNote
    /// What the note says, extension lines included; its signature is not verified.
    package let checkpoint: Checkpoint

    static let maximumProofHashCount = 63

    /// Puts a request together; a note that is no checkpoint is `malformed-checkpoint`.
    package init(
        oldSize: UInt64,
        proof: [LogHash],
        note: SignedNote
    ) throws(LogError) {
        guard proof.count <= Self.maximumProofHashCount else {
            throw LogError(.tooLarge, "a request has at most 63 hashes")
        }
        checkpoint = try Checkpoint(anyLog: note.text)
        self.oldSize = oldSize
        self.proof = proof
        self.note = note
    }

    /// Parses a body; each error means status 400.
    package init(parsing bytes: some Collection<UInt8>) throws(LogError) {
        let limit = LogLimits.noteByteCount + 64 * LogLimits.proofHashCount
        guard bytes.count <= limit else { throw LogError(.tooLarge, "the request is too large") }
        var reader = LineReader(bytes)
        guard let line = reader.next(), line.startsWithText("old "),
            let oldSize = Decimal.parse(line.dropFirst(4))
        else { throw LogError(.malformedRequest, "the first line does not state the old size") }
        let proof = try reader.hashes(upTo: Self.maximumProofHashCount, or: .malformedRequest)
        try self.init(oldSize: oldSize, proof: proof, note: SignedNote(parsing: reader.rest))
    }

    package var bytes: [UInt8] {
        let lines = ["old \(oldSize)"] + proof.map(\.description) + ["", ""]
        return Array(lines.joined(separator: "\n").utf8) + note.bytes
    }
}
