// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct CheckpointTests {
    private let log: SampleLog

    init() throws { log = try SampleLog() }

    @Test func `is signed only by the log of its origin`() throws {
        let checkpoint = try Checkpoint(origin: "other.example", size: 0, root: .emptyRoot)
        #expect(throws: LogError(.wrongOrigin, "")) { try checkpoint.signed(by: log.signer) }
    }

    @Test(arguments: ["", "a\nb", "a\r", String(repeating: "a", count: 1025)])
    func `refuses an origin that is no line`(origin: String) {
        #expect(throws: LogError(.malformedCheckpoint, "")) {
            try Checkpoint(origin: origin, size: 0, root: .emptyRoot)
        }
    }

    @Test func `is not verified under a witness key`() throws {
        let note = try log.cosigned(size: 3, at: [7])
        #expect(throws: LogError(.unsupportedAlgorithm, "")) {
            try VerifiedCheckpoint(note, origin: log.key.name, logKey: log.witnesses[0])
        }
    }

    @Test func `keeps extension lines only where they are asked for`() throws {
        let text = try log.checkpoint(size: 3).text + Array("more\n".utf8)
        #expect(try Checkpoint(anyLog: text).extensionLines == ["more"])
        #expect(try Checkpoint(anyLog: text).text == text)
        #expect(throws: LogError(.extensionLine, "")) { try Checkpoint(parsing: text) }
    }
}
