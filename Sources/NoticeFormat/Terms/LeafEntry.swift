// SPDX-License-Identifier: Apache-2.0

/// One entry of a party's log: what kind of thing, and the digest of its complete bytes (log.md, section 1).
public struct LeafEntry: Hashable, Sendable {
    public let type: LeafType
    public let digest: Digest

    public init(type: LeafType, digest: Digest) {
        self.type = type
        self.digest = digest
    }

    /// Reads back exactly what ``bytes`` writes.
    public init(bytes: [UInt8]) throws(FormatError) {
        let lines = String(decoding: bytes, as: UTF8.self).utf8.split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        ).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == 4, lines[0] == Self.header, let type = LeafType(rawValue: lines[1]),
            let digest = try? Digest(lines[2])
        else {
            throw FormatError(.malformedLeaf, "log entry of another form")
        }
        self.init(type: type, digest: digest)
        guard self.bytes == bytes else { throw FormatError(.malformedLeaf, "log entry of another form") }
    }

    /// The data whose leaf hash the log holds.
    public var bytes: [UInt8] {
        Array("\(Self.header)\n\(type.rawValue)\n\(digest.text)\n".utf8)
    }

    private static let header = "herald-leaf/v1"
}
