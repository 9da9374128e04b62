// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct SignedNoteTests {
    private let log: SampleLog

    init() throws { log = try SampleLog() }

    @Test func `refuses every bit flip of a signed text or of a signature`() throws {
        let bytes = try log.checkpoint(size: 9).bytes
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << bit
                #expect(throws: LogError.self, "byte \(index), bit \(bit)") {
                    try VerifiedCheckpoint(
                        SignedNote(parsing: changed),
                        origin: log.key.name,
                        logKey: log.key
                    )
                }
            }
        }
    }

    @Test func `ends on every beginning of a note`() throws {
        let bytes = try log.cosigned(size: 9, at: [5, 6]).bytes
        for count in bytes.indices {
            let note = try? SignedNote(parsing: bytes.prefix(count))
            #expect(note == nil || bytes[count - 1] == 0x0a)
        }
    }

    @Test func `reports each signer with the time it states`() throws {
        let note = try log.cosigned(size: 9, at: [5, 6])
        let verified = try SignedNote(parsing: note.bytes).verified(by: [log.key] + log.witnesses)
        #expect(verified.signers.map(\.key) == [log.key] + log.witnesses.prefix(2))
        #expect(verified.signers.map(\.time) == [nil, 5, 6])
        #expect(verified.note == note)
    }

    @Test func `adds each signature once`() throws {
        let note = try log.cosigned(size: 9, at: [5])
        #expect(note.adding(note.signatures) == note)
    }

    @Test func `refuses more bytes than the limit`() {
        let bytes = [UInt8](repeating: 0x61, count: LogLimits.noteByteCount + 1)
        #expect(throws: LogError(.tooLarge, "")) { try SignedNote(parsing: bytes) }
    }

    @Test(arguments: ["", "a", "a\r\n", "\u{0}\n"])
    func `signs no text that a note may not have`(text: String) {
        #expect(throws: LogError(.malformedNote, "")) { try log.signer.signature(of: Array(text.utf8)) }
    }
}
