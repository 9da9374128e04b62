// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Makes text of the octets of a saved page (docs/decisions/0021).
///
/// In this order: a byte-order mark, UTF-8 if the octets are that, the encoding that the page names in its first
/// 4,096 octets, windows-1252. What an encoding cannot read becomes U+FFFD.
enum PageDecoder {
    static func text(of bytes: [UInt8]) -> String {
        let text: String
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            text = converted(Array(bytes.dropFirst(2)), from: "UTF-16LE") ?? ""
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            text = converted(Array(bytes.dropFirst(2)), from: "UTF-16BE") ?? ""
        } else if let utf8 = String(validating: bytes, as: UTF8.self) {
            text = utf8
        } else {
            let named = namedEncoding(in: bytes)
            text =
                named.flatMap { converted(bytes, from: $0) } ?? converted(bytes, from: "WINDOWS-1252") ?? ""
        }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
    }

    /// The value after `charset=` (or `encoding=` of an XML declaration), if it is one that can be read.
    static func namedEncoding(in bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
            .lowercased()
        for mark in ["charset", "encoding"] {
            var rest = head[...]
            while let found = rest.firstRange(of: mark) {
                rest = rest[found.upperBound...]
                let value = rest.drop { $0.isWhitespace }
                guard value.first == "=" else { continue }
                let name = value.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
                    .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
                if let known = known(String(name)) { return known }
            }
        }
        return nil
    }

    /// As the web reads names: latin-1 and ASCII are windows-1252, and a page that says UTF-8 and is not has none.
    private static func known(_ name: String) -> String? {
        switch name {
        case "", "utf-8", "utf8": nil
        case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1": "WINDOWS-1252"
        case "gb2312", "gbk": "GB18030"
        case "iso-8859-9": "WINDOWS-1254"
        case "shift_jis", "shift-jis", "sjis", "x-sjis": "CP932"
        default: (2...40).contains(name.count) ? name.uppercased() : nil
        }
    }

    /// Nil if there is no such encoding here.
    private static func converted(_ bytes: [UInt8], from name: String) -> String? {
        guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var chunk = [CChar](repeating: 0, count: 65_536)
        input.withUnsafeMutableBufferPointer { input in
            var next = input.baseAddress
            var left = input.count
            while left > 0 {
                let before = left
                let written = chunk.withUnsafeMutableBufferPointer { chunk in
                    var target = chunk.baseAddress
                    var room = chunk.count
                    _ = iconv(converter, &next, &left, &target, &room)
                    return chunk.count - room
                }
                output += chunk.prefix(written).map { UInt8(bitPattern: $0) }
                if left == before, written == 0 {
                    // An octet that is none of this encoding.
                    output += "\u{FFFD}".utf8
                    next = next?.advanced(by: 1)
                    left -= 1
                }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
