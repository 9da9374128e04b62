// SPDX-License-Identifier: Apache-2.0

import GzipCoding
import Testing

@Suite("gzip") struct GzipTests {
    private static let text = [UInt8]((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) })

    @Test func `what was compressed comes back`() throws {
        for count in [0, 1, 255, 65_535, 65_536, 65_537, 100_000] {
            let bytes = Array(Self.text.prefix(count))
            let gzip = try Gzip.compressed(bytes)
            #expect(gzip.prefix(2) == [0x1f, 0x8b])
            #expect(Gzip.decompressed(gzip, limit: count) == bytes)
        }
    }

    @Test func `a stream that holds more than the limit is refused`() throws {
        let gzip = try Gzip.compressed([UInt8](repeating: 0, count: 10_000_000))
        #expect(gzip.count < 100_000)
        #expect(Gzip.decompressed(gzip, limit: 9_999_999) == nil)
    }

    @Test func `a stream that is cut, followed by more, or none is refused`() throws {
        let gzip = try Gzip.compressed(Array(Self.text.prefix(1_000)))
        for count in 0..<gzip.count {
            #expect(Gzip.decompressed(Array(gzip.prefix(count)), limit: 1_000) == nil)
        }
        #expect(Gzip.decompressed(gzip + [0], limit: 1_000) == nil)
        #expect(Gzip.decompressed(gzip + gzip, limit: 2_000) == nil)
        #expect(Gzip.decompressed(Self.text, limit: 1 << 20) == nil)
    }

    @Test func `no changed byte gives another text`() throws {
        let text = Array(Self.text.prefix(300))
        let gzip = try Gzip.compressed(text)
        // The ten bytes of the header hold a time, a system and flags that change no text.
        for index in 10..<gzip.count {
            var spoiled = gzip
            spoiled[index] ^= 0x10
            let found = Gzip.decompressed(spoiled, limit: 1_000)
            #expect(found == nil || found == text)
        }
    }

    @Test(arguments: [
        ("gzip", true), ("br, gzip", true), ("x-gzip", true), ("GZIP;q=0.5", true), ("gzip; q=1", true),
        ("gzip;q=0", false), ("gzip; q=0.0", false), ("gzip;q=x", false), ("br", false), ("*", false),
        ("", false),
    ])
    func `gzip is taken where it is named with a weight`(header: String, isTaken: Bool) {
        #expect(
            AcceptEncoding.takesGzip(header.split(separator: ",").map { $0.drop { $0 == " " } }) == isTaken
        )
    }
}
