// SPDX-License-Identifier: Apache-2.0

/// The place of one tlog-tiles resource: a tile of hashes or a bundle of entries.
///
/// A tile of level L holds up to 256 hashes of complete subtrees of 256^L leaves. A bundle holds the
/// entries that the tile of level 0 with the same index holds the hashes of.
public struct TileCoordinate: Hashable, Sendable {
    /// What the resource holds.
    public enum Content: Hashable, Sendable {
        case hashes(level: Int)
        case entries
    }

    public let content: Content
    public let index: UInt64
    /// The number of hashes or entries, 1 to 256; below 256 the resource is partial.
    public let width: Int

    public static let fullWidth = 256
    static let maximumLevel = 63

    /// Takes a level from 0 to 63 and a width from 1 to 256; anything else is `out-of-range`.
    public init(_ content: Content, index: UInt64, width: Int = fullWidth) throws(LogError) {
        guard (1...Self.fullWidth).contains(width) else {
            throw LogError(.outOfRange, "a tile is 1 to 256 wide")
        }
        if case .hashes(let level) = content, !(0...Self.maximumLevel).contains(level) {
            throw LogError(.outOfRange, "the level of a tile is 0 to 63")
        }
        self.init(unchecked: content, index: index, width: width)
    }

    private init(unchecked content: Content, index: UInt64, width: Int) {
        self.content = content
        self.index = index
        self.width = width
    }

    public var isPartial: Bool { width < Self.fullWidth }

    /// The same place at full width, which a reader may fall back to once the tile is full.
    public var full: Self { Self(unchecked: content, index: index, width: Self.fullWidth) }

    /// The tiles and bundles of a tree of `size` leaves that a tree of `old` leaves does not have.
    ///
    /// Bundles come first, then tiles by level and index, partial ones last in their row. The sequence is
    /// lazy: a tree of 2^63 leaves has more than 2^55 of them.
    public static func all(
        to size: UInt64,
        from old: UInt64 = 0
    ) -> some Sequence<TileCoordinate> {
        let rows = [Content.entries] + (0..<8).map { .hashes(level: $0) }
        return rows.lazy.flatMap { row($0, old: old, size: size) }
    }

    /// The resource of this kind that holds the place `position` in a tree of `size` leaves.
    ///
    /// The position counts hashes of the level, or entries. Nil where the tree does not have it.
    public static func holding(_ position: UInt64, of content: Content, size: UInt64) -> Self? {
        let count = count(of: content, size: size)
        guard position < count else { return nil }
        let index = position / 256
        let width = index == count / 256 ? Int(count % 256) : fullWidth
        return Self(unchecked: content, index: index, width: width)
    }

    /// Whether a tree of `size` leaves has every hash or entry of this resource.
    public func isCovered(bySize size: UInt64) -> Bool {
        let (first, isTooLarge) = index.multipliedReportingOverflow(by: UInt64(Self.fullWidth))
        let (end, isStillTooLarge) = first.addingReportingOverflow(UInt64(width))
        return !isTooLarge && !isStillTooLarge && end <= Self.count(of: content, size: size)
    }

    private static func row(
        _ content: Content,
        old: UInt64,
        size: UInt64
    ) -> LazyMapSequence<Range<UInt64>, TileCoordinate> {
        let (before, after) = (count(of: content, size: old), count(of: content, size: size))
        let end = after == 0 || after <= before ? before / 256 : (after - 1) / 256 + 1
        return (before / 256..<end).lazy.map { index in
            let width = index == after / 256 ? Int(after % 256) : fullWidth
            return Self(unchecked: content, index: index, width: width)
        }
    }

    /// How many hashes or entries of this kind a tree of `size` leaves has.
    private static func count(of content: Content, size: UInt64) -> UInt64 {
        switch content {
        case .entries: size
        case .hashes(let level): level < 8 ? size >> UInt64(8 * level) : 0
        }
    }
}
