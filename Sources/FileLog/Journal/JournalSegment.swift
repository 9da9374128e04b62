// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// A segment of the journal as a start finds it.
struct JournalSegment: Sendable {
    let place: Int
    let number: UInt64
    /// The log when the segment was begun.
    let state: LogState
    private let file: any JournalFile
    private let firstRecord: Int

    /// The segments that can be read, older first; `damaged` where what is there makes no sense.
    ///
    /// A file whose first frame is not whole counts as not there: the segment was being begun, and
    /// nothing rested on it yet.
    static func all(in files: any LogFiles) throws -> [JournalSegment] {
        var found: [JournalSegment] = []
        for (place, path) in Journal.paths.enumerated() {
            let file = try files.open(path)
            guard let frame = try JournalFrame(in: file, at: 0), frame.number == 0 else { continue }
            guard let state = LogState(payload: frame.payload) else {
                throw FileLogError(.damaged, "\(path): the first frame holds no state")
            }
            found.append(
                JournalSegment(
                    place: place,
                    number: frame.segment,
                    state: state,
                    file: file,
                    firstRecord: JournalFrame.byteCount(ofPayload: frame.payload.count)
                )
            )
        }
        found.sort { $0.number < $1.number }
        if found.count == 2 && found[1].number != found[0].number + 1 {
            throw FileLogError(.damaged, "the journal's segments do not follow one another")
        }
        return found
    }

    /// Gives every whole record in order, up to the first frame that is not whole.
    ///
    /// Of a frame that is not whole, nothing was answered, unless frames of the segment follow it: then the
    /// file was changed, which is `damaged`.
    func records(_ body: (JournalRecord) throws -> Void) throws {
        var offset = firstRecord
        var next: UInt64 = 1
        let end = try file.byteCount()
        while offset < end {
            guard let frame = try JournalFrame(in: file, at: offset), frame.segment == number,
                frame.number == next
            else { break }
            guard let record = JournalRecord(payload: frame.payload) else {
                throw damaged("frame \(next) holds no batch")
            }
            try body(record)
            offset += JournalFrame.byteCount(ofPayload: frame.payload.count)
            next += 1
        }
        while offset < end {
            let frame = try JournalFrame(in: file, at: offset)
            if let frame, frame.segment == number {
                throw damaged("frame \(next) is not whole, \(frame.number) is")
            }
            offset += JournalFrame.page
        }
    }

    private func damaged(_ what: String) -> FileLogError {
        FileLogError(.damaged, "\(Journal.paths[place]): \(what)")
    }
}
