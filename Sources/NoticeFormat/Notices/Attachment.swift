// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A file that goes with a notice, by its digest; its bytes travel apart (notice.md, section 2).
package struct Attachment: Hashable, Sendable {
    /// For people; never to be used as a path.
    package let name: String
    package let mediaType: String
    /// Number of octets.
    package let byteCount: Int
    package let digest: Digest

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        name = try reader.string("name", characters: 1...255)
        mediaType = try reader.raw("mediaType")
        byteCount = try reader.integer("bytes", in: 0...JSONLimit.largestInteger)
        digest = try reader.text("sha256")
        try reader.finish()
        try reader.require(Self.isMediaType(mediaType), "not a media type")
    }

    static func list(_ reader: inout MemberReader, _ name: String) throws(FormatError) -> [Attachment] {
        try reader.objects(name, count: 1...64).map { (each) throws(FormatError) in try Attachment(each) }
    }

    package var json: JSONValue {
        .object([
            ("bytes", .number(byteCount)), ("mediaType", .string(mediaType)), ("name", .string(name)),
            ("sha256", .text(digest)),
        ])
    }

    /// Two restricted names joined by a slash, without parameters (RFC 6838, section 4.2).
    private static func isMediaType(_ text: String) -> Bool {
        let names = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return names.count == 2
            && names.allSatisfy { name in
                (1...127).contains(name.count)
                    && name.allSatisfy { byte in
                        switch byte {
                        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                        default: "!#$&-^_.+".utf8.contains(byte)
                        }
                    } && name.first.map { !"!#$&-^_.+".utf8.contains($0) } == true
            }
    }
}
