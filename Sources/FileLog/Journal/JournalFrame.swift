// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// One record of the journal: whole pages that are written together and never again.
///
/// `HLJOURN1` ‖ segment (8) ‖ number in the segment (8) ‖ payload length (8), all big-endian ‖ digest (32) ‖
/// payload ‖ zeros up to a whole page. The digest is SHA-256 over 0x00 ‖ those 32 octets ‖ SHA-256(0x00 ‖ payload).
struct JournalFrame: Equatable, Sendable {
    /// A page of the disk: what an earlier flush covered is never written again.
    static let page = 4096
    static let headerByteCount = 64
    /// Above what a batch or a right edge can need: the sizes of a batch are limited.
    static let maximumPayload = 40 << 20
    private static let magic = Array("HLJOURN1".utf8)

    let segment: UInt64
    let number: UInt64
    let payload: [UInt8]

    /// The bytes that a payload of this length takes in the file.
    static func byteCount(ofPayload count: Int) -> Int {
        (headerByteCount + count + page - 1) / page * page
    }

    var bytes: [UInt8] {
        let fields = Self.fields(segment, number, payload.count)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount(ofPayload: payload.count))
        bytes += fields
        bytes += Self.digest(fields, payload)
        bytes += payload
        bytes += repeatElement(0, count: Self.byteCount(ofPayload: payload.count) - bytes.count)
        return bytes
    }

    /// Reads the frame at an offset; nil where none is whole.
    init?(in file: any JournalFile, at offset: Int) throws {
        let header = try file.read(at: offset, count: Self.headerByteCount)
        guard let (segment, number, count) = Self.parse(header) else { return nil }
        let payload = try file.read(at: offset + Self.headerByteCount, count: count)
        guard payload.count == count, Self.digest(Array(header[..<32]), payload).elementsEqual(header[32...])
        else { return nil }
        self.init(segment: segment, number: number, payload: payload)
    }

    init(segment: UInt64, number: UInt64, payload: [UInt8]) {
        self.segment = segment
        self.number = number
        self.payload = payload
    }

    private static func fields(_ segment: UInt64, _ number: UInt64, _ count: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(magic)
        writer.append(segment)
        writer.append(number)
        writer.append(UInt64(count))
        return writer.bytes
    }

    private static func parse(_ header: [UInt8]) -> (segment: UInt64, number: UInt64, count: Int)? {
        var reader = ByteReader(header)
        guard header.count == headerByteCount, reader.bytes(8)?.elementsEqual(magic) == true,
            let segment = reader.number(), let number = reader.number(), let count = reader.number(),
            count <= maximumPayload
        else { return nil }
        return (segment, number, Int(count))
    }

    private static func digest(_ fields: [UInt8], _ payload: [UInt8]) -> [UInt8] {
        LogHash.leaf(fields + LogHash.leaf(payload).bytes).bytes
    }
}

/// Puts numbers and byte strings one after the other.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ number: UInt64, octets: Int = 8) {
        for shift in (0..<octets).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(shift))))
        }
    }

    mutating func append(_ more: some Collection<UInt8>) { bytes += more }

    /// A byte string with its length in four octets before it.
    mutating func append(counted more: some Collection<UInt8>) {
        append(UInt64(more.count), octets: 4)
        bytes += more
    }
}

/// Takes numbers and byte strings one after the other; nil where too few bytes are left.
struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { rest = ArraySlice(bytes) }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func number(octets: Int = 8) -> UInt64? {
        bytes(octets)?.reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func counted() -> ArraySlice<UInt8>? {
        number(octets: 4).flatMap { bytes(Int($0)) }
    }
}
