// SPDX-License-Identifier: Apache-2.0

/// Up to 256 log entries, as tlog-tiles serves them: each with its length in two bytes before it.
public struct EntryBundle: Hashable, Sendable {
    public let entries: [[UInt8]]

    package static let maximumEntryByteCount = Int(UInt16.max)

    /// Takes 1 to 256 entries of at most 65,535 bytes; more of either is `too-large`, none `out-of-range`.
    package init(entries: [[UInt8]]) throws(LogError) {
        guard !entries.isEmpty else { throw LogError(.outOfRange, "a bundle is never empty") }
        guard entries.count <= TileCoordinate.fullWidth else {
            throw LogError(.tooLarge, "a bundle has at most 256 entries")
        }
        guard entries.allSatisfy({ $0.count <= Self.maximumEntryByteCount }) else {
            throw LogError(.tooLarge, "an entry has at most 65535 bytes")
        }
        self.entries = entries
    }

    /// Parses a bundle of exactly this many entries; anything else is `malformed-bundle`.
    public init(bytes: some Collection<UInt8>, width: Int) throws(LogError) {
        var rest = ArraySlice(Array(bytes))
        var entries: [[UInt8]] = []
        while entries.count < width, let high = rest.popFirst(), let low = rest.popFirst() {
            let count = Int(high) << 8 | Int(low)
            guard rest.count >= count else { break }
            entries.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        guard rest.isEmpty, entries.count == width else {
            throw LogError(.malformedBundle, "not \(width) entries with their lengths")
        }
        try self.init(entries: entries)
    }

    public var bytes: [UInt8] {
        entries.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 0xff)] + $0 }
    }
}
