// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct LeafEntryTests {
    private static let text = "herald-leaf/v1 notice \(Sample.digest)\n"

    @Test func `a leaf is one line of header, type and digest`() throws {
        let leaf = LeafEntry(type: .notice, digest: try Digest(Sample.digest))
        #expect(leaf.bytes == Array(Self.text.utf8))
    }

    @Test(arguments: LeafType.allCases) func `a leaf of any type comes back`(type: LeafType) throws {
        let leaf = LeafEntry(type: type, digest: try Digest(Sample.otherDigest))
        #expect(try LeafEntry(bytes: leaf.bytes) == leaf)
    }

    @Test(arguments: [
        "", "\n", "herald-leaf/v1 notice", String(text.dropLast()), text + "\n", " " + text,
        "herald-leaf/v1 notice  \(Sample.digest)\n", "herald-leaf/v2 notice \(Sample.digest)\n",
        "herald-leaf/v1 Notice \(Sample.digest)\n", "herald-leaf/v1 notice \(Sample.digest) x\n",
        "herald-leaf/v1 notice \(Sample.digest)=\n", "herald-leaf/v1 notice \(Sample.digest)\r\n",
    ])
    func `everything else is refused`(text: String) {
        #expect(throws: FormatError(.malformedLeaf, "")) { try LeafEntry(bytes: Array(text.utf8)) }
    }
}
