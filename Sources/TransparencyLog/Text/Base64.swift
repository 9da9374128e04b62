// SPDX-License-Identifier: Apache-2.0

/// Base64 of RFC 4648 section 4 in its one canonical form.
///
/// Decoding refuses missing or surplus padding, any other character (line ends too) and non-zero bits
/// after the last byte, so that each byte string has exactly one accepted text.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 0xff, count: 256)
        for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
        return table
    }()

    static func encode(_ bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes)
        return String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { text in
            guard let start = text.baseAddress else { return 0 }
            return bytes.withUnsafeBytes { write($0, to: start) }
        }
    }

    /// Writes the text of these bytes, and answers how long it is; there must be room for it.
    static func write(_ bytes: UnsafeRawBufferPointer, to text: UnsafeMutablePointer<UInt8>) -> Int {
        alphabet.withUnsafeBufferPointer { alphabet in
            var (index, end) = (0, 0)
            while index < bytes.count {
                let left = bytes.count - index
                let high = UInt32(bytes[index]) << 16
                let middle = left > 1 ? UInt32(bytes[index + 1]) << 8 : 0
                let word = high | middle | (left > 2 ? UInt32(bytes[index + 2]) : 0)
                text[end] = alphabet[Int(word >> 18)]
                text[end + 1] = alphabet[Int(word >> 12 & 0x3f)]
                text[end + 2] = left > 1 ? alphabet[Int(word >> 6 & 0x3f)] : UInt8(ascii: "=")
                text[end + 3] = left > 2 ? alphabet[Int(word & 0x3f)] : UInt8(ascii: "=")
                (index, end) = (index + 3, end + 4)
            }
            return end
        }
    }

    /// Returns nil for anything but the canonical text.
    static func decode(_ text: some BidirectionalCollection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let padding = text.reversed().prefix(2).prefix { $0 == UInt8(ascii: "=") }.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for character in text.dropLast(padding) {
            let value = values[Int(character)]
            guard value != 0xff else { return nil }
            buffer = (buffer << 6 | UInt32(value)) & 0x3fff
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        guard buffer & (1 << bits - 1) == 0 else { return nil }
        return bytes
    }
}
