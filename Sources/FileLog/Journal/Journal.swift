// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// Where the log becomes durable: two files in turn, written one frame and one flush a batch.
///
/// Each file is a segment: a frame with the whole state of the log, then a frame for each batch. When one
/// is full, the other is begun over what it held, which by then rests in tiles and bundles on the disk: a
/// flush of everything is begun with each segment and awaited before the next.
struct Journal: Sendable {
    static let paths = [".state/journal-0", ".state/journal-1"]
    /// Zeros are written this far ahead, so that most flushes change no size of a file.
    static let growth = 1 << 20

    private let files: any LogFiles
    private let segmentByteCount: Int
    private var file: any JournalFile
    private var place: Int
    private var segment: UInt64
    private var number: UInt64 = 0
    private var offset = 0
    private var allocated = 0
    private var flush: (any PendingFlush)?

    /// Begins a segment in one of the two files, over whatever it held.
    ///
    /// All that the segment before the last covers must be durable already.
    init(
        files: any LogFiles,
        segmentByteCount: Int,
        place: Int,
        segment: UInt64,
        state: LogState
    ) throws {
        self.files = files
        self.segmentByteCount = segmentByteCount
        self.place = place
        self.segment = segment
        file = try files.open(Self.paths[place])
        try begin(state)
    }

    /// Whether only the state has been written since the segment began.
    var isFresh: Bool { number <= 1 }

    /// Writes a batch and flushes it: when this returns, it is durable.
    ///
    /// `state` is the log before the batch; it begins the next segment where the batch does not fit.
    mutating func append(_ record: JournalRecord, after state: LogState) throws {
        let payload = record.payload
        if offset + JournalFrame.byteCount(ofPayload: payload.count) > segmentByteCount && !isFresh {
            try rotate(to: state)
        }
        try write(payload)
    }

    /// Begins the next segment, once all that the segment before this one covers is durable.
    mutating func rotate(to state: LogState) throws {
        try flush?.wait()
        place = 1 - place
        segment += 1
        file = try files.open(Self.paths[place])
        try begin(state)
        flush = files.beginFlushAll()
    }

    private mutating func begin(_ state: LogState) throws {
        (number, offset) = (0, 0)
        allocated = try file.byteCount()
        if allocated > 0 {
            // The segment that was here ends as a whole: were its first page left and a later one
            // overwritten when the power goes, it would look damaged.
            try file.write([UInt8](repeating: 0, count: JournalFrame.page), at: 0)
            try file.flush()
        }
        try write(state.payload)
    }

    private mutating func write(_ payload: [UInt8]) throws {
        let bytes = JournalFrame(segment: segment, number: number, payload: payload).bytes
        try file.write(bytes, at: offset)
        let end = offset + bytes.count
        if end > allocated {
            let growth = min(Self.growth, segmentByteCount / 4)
            allocated = (end + growth - 1) / growth * growth
            if allocated > end { try file.write([UInt8](repeating: 0, count: allocated - end), at: end) }
        }
        try file.flush()
        offset = end
        number += 1
    }
}
