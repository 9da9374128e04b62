// SPDX-License-Identifier: Apache-2.0

internal import FoundationEssentials
internal import GRDB
internal import NoticeFormat
internal import TransparencyLog

/// Reads the columns of one row from left to right.
///
/// A column of another form than this program writes is ``StoreFailure/Code/damaged``, never a trap.
struct Columns {
    private let row: Row
    private var next = 0

    init(row: Row) {
        self.row = row
    }

    mutating func optionalInt() throws -> Int64? {
        switch take() {
        case .null: nil
        case .int64(let number): number
        default: throw damage("a number")
        }
    }

    mutating func optionalText() throws -> String? {
        switch take() {
        case .null: nil
        case .string(let text): text
        default: throw damage("a text")
        }
    }

    mutating func optionalBytes() throws -> [UInt8]? {
        switch take() {
        case .null: nil
        case .blob(let data): [UInt8](data)
        default: throw damage("bytes")
        }
    }

    mutating func int64() throws -> Int64 { try present(optionalInt()) }

    mutating func int() throws -> Int { Int(try int64()) }

    mutating func text() throws -> String { try present(optionalText()) }

    mutating func bytes() throws -> [UInt8] { try present(optionalBytes()) }

    mutating func optionalTime() throws -> Timestamp? { try optionalInt().map(Timestamp.init(seconds:)) }

    mutating func time() throws -> Timestamp { Timestamp(seconds: try int64()) }

    mutating func optionalParty() throws -> PartyID? { try optionalText().map { try value($0) } }

    mutating func party() throws -> PartyID { try value(text()) }

    mutating func word<Word: TextValue>(_ type: Word.Type = Word.self) throws -> Word { try value(text()) }

    mutating func optionalWord<Word: TextValue>(_ type: Word.Type = Word.self) throws -> Word? {
        try optionalText().map { try value($0) }
    }

    mutating func raw<Word: RawRepresentable<String>>(_ type: Word.Type = Word.self) throws -> Word {
        guard let word = Word(rawValue: try text()) else { throw damage("a known word") }
        return word
    }

    mutating func optionalObjectID() throws -> ObjectID? {
        try optionalBytes(ObjectID.byteCount).map(ObjectID.init(bytes:))
    }

    mutating func objectID() throws -> ObjectID { try present(optionalObjectID()) }

    mutating func optionalRandomID() throws -> RandomID? {
        try optionalBytes(RandomID.byteCount).map(RandomID.init(bytes:))
    }

    mutating func randomID() throws -> RandomID { try present(optionalRandomID()) }

    mutating func digest() throws -> Digest {
        Digest(bytes: try present(optionalBytes(Digest.byteCount)))
    }

    mutating func hash() throws -> LogHash {
        try LogHash(bytes: present(optionalBytes(LogHash.byteCount)))
    }

    private mutating func take() -> DatabaseValue.Storage {
        defer { next += 1 }
        return (row[next] as DatabaseValue).storage
    }

    private mutating func optionalBytes(_ count: Int) throws -> [UInt8]? {
        guard let bytes = try optionalBytes() else { return nil }
        guard bytes.count == count else { throw damage("\(count) bytes") }
        return bytes
    }

    private func value<Word: TextValue>(_ text: String) throws -> Word {
        do { return try Word(text) } catch { throw damage("a \(Word.self)") }
    }

    private func present<Found>(_ found: Found?) throws -> Found {
        guard let found else { throw damage("a value") }
        return found
    }

    private func damage(_ expected: String) -> StoreFailure {
        StoreFailure(.damaged, "column \(next) of a row is not \(expected)")
    }
}

extension [UInt8] {
    /// For a place of a statement.
    var blob: Data { Data(self) }
}
