// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// A SHA-256 hash of a leaf, of an inner node or of a whole tree (RFC 6962 section 2.1).
public struct LogHash: Hashable, Sendable, CustomStringConvertible {
    // Four words in memory order: copying and comparing a hash then allocates nothing.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    public static let byteCount = 32

    /// The root of the tree without leaves: SHA-256 of nothing.
    public static let emptyRoot = LogHash(SHA256().finalize())

    /// Takes exactly 32 bytes; any other count is `malformed-hash`.
    public init(bytes: some Collection<UInt8>) throws(LogError) {
        guard bytes.count == Self.byteCount else {
            throw LogError(.malformedHash, "a hash has 32 bytes, not \(bytes.count)")
        }
        words = withUnsafeTemporaryAllocation(byteCount: Self.byteCount, alignment: 8) { buffer in
            buffer.copyBytes(from: bytes)
            return Self.words(of: UnsafeRawBufferPointer(buffer))
        }
    }

    /// Takes the canonical base64 text of 32 bytes; anything else is `malformed-hash`.
    public init(base64 text: some BidirectionalCollection<UInt8>) throws(LogError) {
        guard text.count == 44, let bytes = Base64.decode(text), bytes.count == Self.byteCount else {
            throw LogError(.malformedHash, "not the canonical base64 of 32 bytes")
        }
        try self.init(bytes: bytes)
    }

    private init(_ digest: SHA256.Digest) {
        words = digest.withUnsafeBytes { Self.words(of: $0) }
    }

    /// Returns SHA-256(0x00 ‖ entry), the hash of a leaf.
    public static func leaf(_ entry: some Collection<UInt8>) -> LogHash {
        let whole: LogHash? = entry.withContiguousStorageIfAvailable { bytes in
            var hash = leafPrefixed
            hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
            return LogHash(hash.finalize())
        }
        return whole ?? leaf(Array(entry))
    }

    /// Returns SHA-256(0x01 ‖ left ‖ right), the hash of an inner node.
    public static func node(_ left: LogHash, _ right: LogHash) -> LogHash {
        // One update from one buffer is about twice as fast as three updates.
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { buffer in
            buffer[0] = 0x01
            left.copy(to: buffer, at: 1)
            right.copy(to: buffer, at: 1 + byteCount)
            var hash = SHA256()
            hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            return LogHash(hash.finalize())
        }
    }

    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            copy(to: UnsafeMutableRawBufferPointer(buffer), at: 0)
            count = Self.byteCount
        }
    }

    /// The canonical base64 text.
    public var description: String { Base64.encode(bytes) }

    public static func == (left: Self, right: Self) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    private static let leafPrefixed: SHA256 = {
        var hash = SHA256()
        hash.update(data: [0x00])
        return hash
    }()

    /// Reads hashes that stand one after the other; a count that is no multiple of 32 is `malformed-hash`.
    package static func list(_ bytes: some Collection<UInt8>) throws(LogError) -> [LogHash] {
        guard bytes.count % byteCount == 0 else {
            throw LogError(.malformedHash, "hashes have 32 bytes each")
        }
        return Array(bytes).withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: byteCount).map { offset in
                LogHash(words: words(of: UnsafeRawBufferPointer(rebasing: bytes[offset...])))
            }
        }
    }

    /// The bytes of hashes, one after the other, as in a tile.
    package static func bytes(of hashes: some Collection<LogHash>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: hashes.count * byteCount) { buffer, count in
            for hash in hashes {
                hash.copy(to: UnsafeMutableRawBufferPointer(buffer), at: count)
                count += byteCount
            }
        }
    }

    /// The canonical base64 text of each hash, with a line feed after it.
    package static func lines(of hashes: [LogHash]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 45 * hashes.count) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            for hash in hashes {
                count += withUnsafeBytes(of: hash.words) { Base64.write($0, to: start + count) }
                start[count] = 0x0a
                count += 1
            }
        }
    }

    private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    private func copy(to buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        withUnsafeBytes(of: words) { words in
            UnsafeMutableRawBufferPointer(rebasing: buffer[offset..<offset + Self.byteCount])
                .copyMemory(from: words)
        }
    }

    private static func words(of bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
        func word(_ index: Int) -> UInt64 {
            bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)
        }
        return (word(0), word(1), word(2), word(3))
    }
}
