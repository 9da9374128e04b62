// SPDX-License-Identifier: Apache-2.0

package import TransparencyLog

/// The head of an `add-entries` request to a mirror (tlog-mirror), and the packages after it.
///
/// The body may end anywhere: what is whole is read, package by package.
package struct EntriesRequest: Hashable, Sendable {
    /// One package: entries of one bundle, and the proof that they are part of the tree.
    package struct Package: Hashable, Sendable {
        /// The first entry's index.
        package let start: UInt64
        package let entries: [[UInt8]]
        package let proof: [LogHash]

        package init(start: UInt64, entries: [[UInt8]], proof: [LogHash]) {
            self.start = start
            self.entries = entries
            self.proof = proof
        }

        package var end: UInt64 { start + UInt64(entries.count) }

        var bytes: [UInt8] {
            var bytes: [UInt8] = []
            for entry in entries { bytes += [UInt8(entry.count >> 8), UInt8(entry.count & 0xff)] + entry }
            return bytes + [UInt8(proof.count)] + proof.flatMap(\.bytes)
        }
    }

    package static let maximumPackageCount = 32
    static let maximumHashCount = 63

    package let origin: String
    package let start: UInt64
    package let end: UInt64
    package let ticket: [UInt8]
    private let rest: [UInt8]

    /// Puts a request together; what does not fit its lengths is `too-large`.
    package init(
        origin: String,
        start: UInt64,
        end: UInt64,
        ticket: [UInt8],
        packages: [Package]
    ) throws(LogError) {
        guard origin.utf8.count <= LogLimits.nameByteCount, ticket.count <= Int(UInt16.max),
            packages.count <= Self.maximumPackageCount
        else { throw LogError(.tooLarge, "the request does not fit its lengths") }
        self.origin = origin
        self.start = start
        self.end = end
        self.ticket = ticket
        rest = packages.flatMap(\.bytes)
    }

    /// Reads the head; another form is `malformed-request`.
    package init(parsing bytes: [UInt8]) throws(LogError) {
        var reader = OctetReader(bytes[...])
        guard let nameCount = reader.number(2), nameCount <= UInt64(LogLimits.nameByteCount),
            let name = reader.octets(Int(nameCount)), let origin = String(validating: name, as: UTF8.self),
            let start = reader.number(8), let end = reader.number(8), start <= end,
            end <= UInt64(Int.max), let ticketCount = reader.number(2),
            let ticket = reader.octets(Int(ticketCount))
        else { throw LogError(.malformedRequest, "the request has no whole head") }
        self.origin = origin
        self.start = start
        self.end = end
        self.ticket = Array(ticket)
        rest = Array(reader.rest)
    }

    package var bytes: [UInt8] {
        let name = Array(origin.utf8)
        return Self.octets(UInt64(name.count), 2) + name + Self.octets(start, 8) + Self.octets(end, 8)
            + Self.octets(UInt64(ticket.count), 2) + ticket + rest
    }

    /// The whole packages, in order, and whether something else follows them.
    package var packages: (whole: [Package], hasMore: Bool) {
        var reader = OctetReader(rest[...])
        var whole: [Package] = []
        var index = start
        while index < end, whole.count < Self.maximumPackageCount {
            let next = min(end, (index / 256 + 1) * 256)
            guard let package = Self.package(&reader, index, next) else { break }
            whole.append(package)
            index = next
        }
        return (whole, !reader.rest.isEmpty)
    }

    private static func package(_ reader: inout OctetReader, _ start: UInt64, _ end: UInt64) -> Package? {
        var ahead = reader
        var entries: [[UInt8]] = []
        for _ in start..<end {
            guard let count = ahead.number(2), let entry = ahead.octets(Int(count)) else { return nil }
            entries.append(Array(entry))
        }
        guard let count = ahead.number(1), count <= UInt64(maximumHashCount) else { return nil }
        var proof: [LogHash] = []
        for _ in 0..<count {
            guard let octets = ahead.octets(LogHash.byteCount), let hash = try? LogHash(bytes: octets) else {
                return nil
            }
            proof.append(hash)
        }
        reader = ahead
        return Package(start: start, entries: entries, proof: proof)
    }

    private static func octets(_ number: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * (count - 1 - $0))) }
    }
}

/// Takes big-endian numbers and octets off the front.
private struct OctetReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func number(_ count: Int) -> UInt64? {
        octets(count)?.reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func octets(_ count: Int) -> ArraySlice<UInt8>? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
