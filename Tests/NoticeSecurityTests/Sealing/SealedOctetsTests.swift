// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import Testing

struct SealedOctetsTests {
    private static let octets = Array("Two officers on watch".utf8)

    private static func sealed(_ suite: HPKESuite) throws -> SealedText {
        try SealedOctets.seal(
            octets,
            to: SampleKeys.sealing(suite).publicKey,
            info: "herald-test/v1",
            aad: [1, 2, 3]
        )
    }

    private static func open(
        _ sealed: SealedText,
        _ suite: HPKESuite,
        seed: UInt64 = 1,
        info: String = "herald-test/v1",
        aad: [UInt8] = [1, 2, 3]
    ) throws -> [UInt8] {
        try SealedOctets.open(sealed, with: [SampleKeys.sealing(suite, seed: seed)], info: info, aad: aad)
    }

    @Test(arguments: HPKESuite.allCases)
    func `opens for its key, its use and its subject, and for no other`(suite: HPKESuite) throws {
        let sealed = try SealedText(Self.sealed(suite).text)
        #expect(try Self.open(sealed, suite) == Self.octets)
        #expect(try refusal { try Self.open(sealed, suite, seed: 2) } == .unknownKey)
        #expect(try refusal { try Self.open(sealed, suite, info: "herald-note/v1") } == .notDecrypted)
        #expect(try refusal { try Self.open(sealed, suite, aad: [1, 2, 4]) } == .notDecrypted)
        let other = SealedText(
            kid: try SampleKeys.sealing(suite, seed: 2).publicKey.kid,
            encapsulatedKey: sealed.encapsulatedKey,
            ciphertext: sealed.ciphertext
        )
        #expect(try refusal { try Self.open(other, suite, seed: 2) } == .notDecrypted)
    }

    @Test(arguments: HPKESuite.allCases)
    func `refuses an encapsulated key of another length, of low order or not canonical`(
        suite: HPKESuite
    ) throws {
        let sealed = try Self.sealed(suite)
        let head = sealed.encapsulatedKey.dropLast(32)
        let cases: [([UInt8], SecurityError.Code)] = [
            ([], .malformedSealedMessage), ([1], .malformedSealedMessage),
            (sealed.encapsulatedKey + [0], .malformedSealedMessage),
            (head + [UInt8](repeating: 0, count: 32), .lowOrderKey),
            (head + [1] + [UInt8](repeating: 0, count: 31), .lowOrderKey),
            (head + [UInt8](repeating: 0xFF, count: 32), .nonCanonicalKey),
        ]
        for (key, code) in cases {
            let changed = SealedText(kid: sealed.kid, encapsulatedKey: key, ciphertext: sealed.ciphertext)
            #expect(try refusal { try Self.open(changed, suite) } == code)
        }
    }

    @Test func `refuses every changed octet of the ciphertext`() throws {
        let sealed = try Self.sealed(.x25519)
        for position in sealed.ciphertext.indices {
            var ciphertext = sealed.ciphertext
            ciphertext[position] ^= 1
            let changed = SealedText(
                kid: sealed.kid,
                encapsulatedKey: sealed.encapsulatedKey,
                ciphertext: ciphertext
            )
            #expect(try refusal { try Self.open(changed, .x25519) } == .notDecrypted)
        }
    }

    @Test func `never seals one content twice to the same text`() throws {
        #expect(try Self.sealed(.xwing) != Self.sealed(.xwing))
    }
}

struct NoteSealerTests {
    private static let msg = RandomID(bytes: [UInt8](repeating: 3, count: 16))
    private static let salt = RandomID(bytes: [UInt8](repeating: 5, count: 16))

    private static func note(_ text: String) throws -> SealedNote {
        try NoteSealer.seal(
            text,
            salt: salt,
            about: msg,
            to: SampleKeys.sealing(.xwing).publicKey
        )
    }

    @Test func `comes back with its salt, and only about its message`() throws {
        let note = try Self.note("We read: stay off the bridge.\nIs it the north bridge?")
        let key = try SampleKeys.sealing(.xwing)
        let text = try NoteSealer.open(note, about: Self.msg, with: [key])
        #expect(text.text == "We read: stay off the bridge.\nIs it the north bridge?")
        #expect(text.salt == Self.salt && NoteSealer.matches(text, note))
        let other = RandomID(bytes: [UInt8](repeating: 4, count: 16))
        #expect(try refusal { try NoteSealer.open(note, about: other, with: [key]) } == .notDecrypted)
    }

    @Test func `refuses a note whose commitment is to another text`() throws {
        let (note, other) = (try Self.note("yes"), try Self.note("no"))
        let swapped = SealedNote(commitment: other.commitment, sealed: note.sealed)
        let key = try SampleKeys.sealing(.xwing)
        #expect(try refusal { try NoteSealer.open(swapped, about: Self.msg, with: [key]) } == .mismatch)
        #expect(!NoteSealer.matches(NoteText(salt: Self.msg, text: "yes"), note))
    }

    @Test func `refuses sealed octets that are no note`() throws {
        let key = try SampleKeys.sealing(.xwing)
        let octets = Array(#"{"text":"no salt"}"#.utf8)
        let sealed = try SealedOctets.seal(
            octets,
            to: key.publicKey,
            info: "herald-note/v1",
            aad: Self.msg.bytes
        )
        let note = SealedNote(commitment: ObjectHash.digest(octets), sealed: sealed)
        let code = try refusal { try NoteSealer.open(note, about: Self.msg, with: [key]) }
        #expect(code == .malformedSealedMessage)
    }

    @Test func `the longest text fits, and a longer or an empty one is refused`() throws {
        let longest = String(repeating: "\u{1F30A}", count: 4000)
        let key = try SampleKeys.sealing(.xwing)
        #expect(try NoteSealer.open(Self.note(longest), about: Self.msg, with: [key]).text == longest)
        for text in ["", longest + "x", "\u{202E}reversed"] {
            #expect(throws: FormatError.self) { try Self.note(text) }
        }
    }
}
