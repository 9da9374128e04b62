// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct OctetIdentifierTests {
    private static let bytes = (0..<32).map { UInt8($0) }
    private static let text = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"

    @Test func `an id, a digest and a key id are 32 octets as 43 characters`() throws {
        #expect(ObjectID(bytes: Self.bytes).text == Self.text)
        #expect(try ObjectID(Self.text).bytes == Self.bytes)
        #expect(try Digest(Self.text) == Digest(bytes: Self.bytes))
        #expect(try KeyID(Self.text) == KeyID(bytes: Self.bytes))
    }

    @Test func `a random id is 16 octets as 22 characters`() throws {
        let id = RandomID(bytes: Array(Self.bytes.prefix(16)))
        #expect(id.text == "AAECAwQFBgcICQoLDA0ODw")
        #expect(try RandomID(id.text) == id)
    }

    @Test(arguments: [
        "", "AAECAwQFBgcICQoLDA0ODw", text + "A", text + "=", String(text.dropLast()) + "9",
        String(text.dropLast()) + "+", " " + text.dropFirst(), text + "\n",
    ])
    func `an id of another length or alphabet, or with trailing bits, is refused`(text: String) {
        #expect(throws: FormatError(.malformedIdentifier, "")) { try ObjectID(text) }
        #expect(throws: FormatError(.malformedIdentifier, "")) { try Digest(text) }
        #expect(throws: FormatError(.malformedIdentifier, "")) { try KeyID(text) }
    }

    @Test(arguments: ["", "AAAA", text, "AAECAwQFBgcICQoLDA0ODx", "AAECAwQFBgcICQoLDA0ODw=="])
    func `a random id of another form is refused`(text: String) {
        #expect(throws: FormatError(.malformedIdentifier, "")) { try RandomID(text) }
    }

    @Test func `the order is that of the texts and not of the octets`() throws {
        // 0xFB begins with "-", which comes before "A" in ASCII and last in the alphabet.
        let high = Digest(bytes: [0xFB] + [UInt8](repeating: 0, count: 31))
        let low = Digest(bytes: [UInt8](repeating: 0, count: 32))
        #expect(high.text.first == "-" && high < low)
    }

    @Test func `the order is that of the texts wherever two differ`() {
        // Octets from every part of the alphabet, in each place of a group of three.
        let octets: [UInt8] = [0, 1, 3, 0x67, 0x68, 0xCF, 0xD0, 0xF7, 0xF8, 0xFB, 0xFC, 0xFF]
        for place in [0, 1, 2, 15, 29, 30, 31] {
            for (left, right) in octets.flatMap({ left in octets.map { (left, $0) } }) {
                var (one, other) = (Self.bytes, Self.bytes)
                (one[place], other[place]) = (left, right)
                let (first, second) = (ObjectID(bytes: one), ObjectID(bytes: other))
                #expect((first < second) == first.text.utf8.lexicographicallyPrecedes(second.text.utf8))
            }
        }
    }
}
