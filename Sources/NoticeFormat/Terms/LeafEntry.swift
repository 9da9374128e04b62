// SPDX-License-Identifier: Apache-2.0

/// One entry of a party's log: what kind of thing, and the digest of its complete bytes (log.md).
package struct LeafEntry: Hashable, Sendable {
    package let type: LeafType
    package let digest: Digest

    package init(type: LeafType, digest: Digest) {
        self.type = type
        self.digest = digest
    }

    /// Reads back exactly what ``bytes`` writes.
    package init(bytes: [UInt8]) throws(FormatError) {
        let words = bytes.dropLast().split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 3, let type = LeafType(rawValue: words[1]), let digest = try? Digest(words[2])
        else {
            throw FormatError(.malformedLeaf, "log entry of another form")
        }
        self.init(type: type, digest: digest)
        guard self.bytes == bytes else { throw FormatError(.malformedLeaf, "log entry of another form") }
    }

    /// The entry whose leaf hash the log holds.
    package var bytes: [UInt8] {
        Array("herald-leaf/v1 \(type.rawValue) \(digest.text)\n".utf8)
    }
}
