// SPDX-License-Identifier: Apache-2.0

package import TransparencyLog

/// Opens the log in a folder: a new one, or one that ended in any way at all.
///
/// The journal is gone through from the older of its segments, and every file that it covers is written
/// again; then everything is flushed and a new segment begun. So it does not matter what a power cut left of
/// the files, or whether the system had dropped a page that it could not write.
struct LogRecovery {
    let files: any LogFiles
    let signer: NoteSigner
    let segmentByteCount: Int
    private var publisher: LogPublisher

    init(files: any LogFiles, signer: NoteSigner, segmentByteCount: Int) {
        self.files = files
        self.signer = signer
        self.segmentByteCount = segmentByteCount
        publisher = LogPublisher(files: files)
    }

    mutating func sequencer() throws -> LogSequencer {
        let segments = try JournalSegment.all(in: files)
        try publisher.adoptSpares()
        let published = try publishedCheckpoint()
        guard let newest = segments.last, let oldest = segments.first else {
            guard try files.read(LogPath.checkpoint) == nil, try files.names(in: "tile").isEmpty else {
                throw FileLogError(.damaged, "there is a log, but no journal of it in .state")
            }
            return try begin()
        }
        guard let first = try? verified(oldest.state.checkpoint),
            first.size == oldest.state.edge.size
        else { throw FileLogError(.otherLog, "the journal is not of a log with this key") }
        let finalSize = try size(after: segments)
        if let published, published.size > finalSize {
            throw FileLogError(
                .damaged,
                "\(published.size) entries are published, the journal ends at \(finalSize)"
            )
        }
        let state = try replay(segments, finalSize: finalSize, published: published)
        try publisher.collectLeftovers(from: oldest.state.edge.size, to: finalSize)
        try publisher.publish(checkpoint: state.checkpoint)
        try files.flushFolders()
        try files.beginFlushAll().wait()
        let journal = try Journal(
            files: files,
            segmentByteCount: segmentByteCount,
            place: 1 - newest.place,
            segment: newest.number + 1,
            state: state
        )
        return LogSequencer(signer: signer, state: state, journal: journal, publisher: publisher)
    }

    private mutating func begin() throws -> LogSequencer {
        var state = LogState()
        state.checkpoint = try Checkpoint(origin: signer.verifierKey.name, size: 0, root: .emptyRoot)
            .signed(by: signer).bytes
        let journal = try Journal(
            files: files,
            segmentByteCount: segmentByteCount,
            place: 0,
            segment: 1,
            state: state
        )
        try files.flushFolders()
        try publisher.publish(checkpoint: state.checkpoint)
        return LogSequencer(signer: signer, state: state, journal: journal, publisher: publisher)
    }

    /// The size at the end of the journal, with a check that its records follow one another.
    private func size(after segments: [JournalSegment]) throws -> UInt64 {
        var size = segments.first?.state.edge.size ?? 0
        for segment in segments {
            guard segment.state.edge.size == size else {
                throw FileLogError(
                    .damaged,
                    "\(Journal.paths[segment.place]) begins at \(segment.state.edge.size), not at \(size)"
                )
            }
            try segment.records { record in
                guard record.start == size, !record.entries.isEmpty else {
                    throw FileLogError(.damaged, "a batch begins at \(record.start), not at \(size)")
                }
                size += UInt64(record.entries.count)
            }
        }
        return size
    }

    private mutating func replay(
        _ segments: [JournalSegment],
        finalSize: UInt64,
        published: Checkpoint?
    ) throws -> LogState {
        guard var state = segments.first?.state else { return LogState() }
        for segment in segments {
            try check(state, against: published)
            try segment.records { record in
                let batch = state.edge.append(record.entries.map { LogHash.leaf($0) })
                let note = try SignedNote(parsing: record.checkpoint)
                let checkpoint = try Checkpoint(parsing: note.text)
                guard checkpoint.size == batch.size, checkpoint.root == batch.root else {
                    throw FileLogError(.damaged, "the journal's entries do not give \(checkpoint.root)")
                }
                state.checkpoint = record.checkpoint
                try publisher.publish(
                    batch,
                    entries: record.entries,
                    bundle: &state.bundle,
                    finalSize: finalSize
                )
                try check(state, against: published)
            }
        }
        guard let last = try? verified(state.checkpoint), last.size == finalSize else {
            throw FileLogError(.otherLog, "the newest checkpoint of the journal is not signed with this key")
        }
        return state
    }

    /// Refuses to go on where another checkpoint of the same size is published.
    private func check(_ state: LogState, against published: Checkpoint?) throws {
        guard let published, published.size == state.edge.size,
            let own = try? Checkpoint(parsing: SignedNote(parsing: state.checkpoint).text), own != published
        else { return }
        throw FileLogError(.damaged, "the journal has another checkpoint of size \(published.size)")
    }

    /// The checkpoint in the folder; nil where a power cut left none that is whole.
    private func publishedCheckpoint() throws -> Checkpoint? {
        try files.read(LogPath.checkpoint).flatMap { try? verified($0) }
    }

    private func verified(_ note: [UInt8]) throws -> Checkpoint {
        let key = signer.verifierKey
        return try VerifiedCheckpoint(SignedNote(parsing: note), origin: key.name, logKey: key).checkpoint
    }
}

extension LogSequencer {
    /// Opens the log of this key, or begins it where the folder is empty.
    ///
    /// Throws `damaged` with what is wrong where the folder is not as the log left it, and `other-log`
    /// where it is of another key.
    package static func open(
        _ files: any LogFiles,
        signer: NoteSigner,
        segmentByteCount: Int = Self.segmentByteCount
    ) throws -> LogSequencer {
        var recovery = LogRecovery(files: files, signer: signer, segmentByteCount: segmentByteCount)
        return try recovery.sequencer()
    }
}
