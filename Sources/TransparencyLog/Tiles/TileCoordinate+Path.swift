// SPDX-License-Identifier: Apache-2.0

extension TileCoordinate {
    /// The path below the prefix of the log, such as `tile/0/x001/x234/067.p/8`.
    public var path: String {
        let row =
            switch content {
            case .entries: "entries"
            case .hashes(let level): "\(level)"
            }
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            let group = String(repeating: "0", count: 3 - digits.count) + digits
            groups.append(groups.isEmpty ? group : "x" + group)
            rest /= 1000
        } while rest > 0
        let place = "tile/\(row)/\(groups.reversed().joined(separator: "/"))"
        return isPartial ? "\(place).p/\(width)" : place
    }

    /// Parses a path that `path` could have made; anything else is `malformed-path`.
    public init(path: some StringProtocol) throws(LogError) {
        guard path.utf8.count <= 64, let parsed = Self.parse(path), parsed.path.hasSameBytes(as: String(path))
        else { throw LogError(.malformedPath, "not the path of a tile or bundle") }
        self = parsed
    }

    /// Reads leniently; the caller compares the canonical path of the result.
    private static func parse(_ path: some StringProtocol) -> Self? {
        var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
        guard parts.popFirst()?.elementsEqual("tile".utf8) == true, let row = parts.popFirst() else {
            return nil
        }
        var width = fullWidth
        if parts.count >= 2, parts[parts.endIndex - 2].suffix(2).elementsEqual(".p".utf8) {
            guard let last = parts.popLast(), let parsed = Decimal.parse(last), parsed < fullWidth,
                let group = parts.popLast()
            else { return nil }
            width = Int(parsed)
            parts.append(group.dropLast(2))
        }
        guard let index = index(of: parts) else { return nil }
        if row.elementsEqual("entries".utf8) { return try? Self(.entries, index: index, width: width) }
        guard let level = Decimal.parse(row), level <= maximumLevel else { return nil }
        return try? Self(.hashes(level: Int(level)), index: index, width: width)
    }

    private static func index(of groups: some Sequence<some Collection<UInt8>>) -> UInt64? {
        var index: UInt64 = 0
        for group in groups {
            let digits = group.suffix(3)
            guard digits.count == 3 else { return nil }
            for digit in digits {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                let (shifted, isTooLarge) = index.multipliedReportingOverflow(by: 10)
                let (sum, isStillTooLarge) = shifted.addingReportingOverflow(UInt64(digit) - 48)
                guard !isTooLarge, !isStillTooLarge else { return nil }
                index = sum
            }
        }
        return index
    }
}
