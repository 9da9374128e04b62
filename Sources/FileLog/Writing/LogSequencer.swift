// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// Appends batches to the log in a folder: the one writer of it.
///
/// For each batch it signs one checkpoint, writes one frame of the journal with one flush, then the files
/// that the checkpoint implies, then the checkpoint. Each batch therefore is either answered, durable and
/// published, or nobody has seen it. After an error nothing more is accepted: what is on the disk is then
/// unknown, and is read anew when the log is next opened.
package struct LogSequencer: Sendable {
    /// A journal file of this size is followed by the other.
    package static let segmentByteCount = 64 << 20
    static let collectedPerBatch = 8

    private let signer: NoteSigner
    private var state: LogState
    private var journal: Journal
    private var publisher: LogPublisher
    private var failure: FileLogError?

    init(signer: NoteSigner, state: LogState, journal: Journal, publisher: LogPublisher) {
        self.signer = signer
        self.state = state
        self.journal = journal
        self.publisher = publisher
    }

    package var size: UInt64 { state.edge.size }
    /// The newest signed checkpoint, which is published.
    package var checkpoint: [UInt8] { state.checkpoint }
    package var origin: String { signer.verifierKey.name }

    /// Appends entries of 1 to 65,535 bytes.
    ///
    /// When this returns, they survive a power cut, and the files and the checkpoint are published.
    package mutating func append(_ entries: [[UInt8]]) throws(FileLogError) -> SequencedBatch {
        if let failure { throw FileLogError(.stopped, "an earlier write failed: \(failure.reason)") }
        do {
            return try sequence(entries)
        } catch let error as FileLogError {
            failure = error
            throw error
        } catch {
            let reason = FileLogError(.system, "\(error)")
            failure = reason
            throw reason
        }
    }

    /// Clears away some partial files that full ones replaced; cheap, and to be called after each batch.
    package mutating func collect() throws {
        guard failure == nil else { return }
        do {
            try publisher.collect(atMost: Self.collectedPerBatch)
        } catch let error as FileLogError {
            failure = error
            throw error
        }
    }

    /// Leaves a journal that the next start need not go through.
    package mutating func close() throws {
        guard failure == nil, !journal.isFresh else { return }
        try journal.rotate(to: state)
    }

    private mutating func sequence(_ entries: [[UInt8]]) throws -> SequencedBatch {
        precondition(
            !entries.isEmpty && entries.allSatisfy { 1...EntryBundle.maximumEntryByteCount ~= $0.count },
            "an entry has 1 to 65535 bytes"
        )
        var next = state
        let batch = next.edge.append(entries.map { LogHash.leaf($0) })
        next.checkpoint = try Checkpoint(origin: origin, size: batch.size, root: batch.root)
            .signed(by: signer).bytes
        let record = JournalRecord(start: batch.start, entries: entries, checkpoint: next.checkpoint)
        try journal.append(record, after: state)
        // The old copy goes first, so that the bundle is extended where it lies.
        next.bundle = []
        swap(&next.bundle, &state.bundle)
        try publisher.publish(batch, entries: entries, bundle: &next.bundle, finalSize: batch.size)
        try publisher.publish(checkpoint: next.checkpoint)
        state = next
        return SequencedBatch(tree: batch, checkpoint: next.checkpoint, count: entries.count)
    }
}
