// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TransparencyLog

struct WitnessAnswerTests {
    private let log: SampleLog
    private let request: AddCheckpointRequest

    init() throws {
        log = try SampleLog()
        request = try AddCheckpointRequest(oldSize: 0, proof: [], note: log.checkpoint(size: 5))
    }

    private func answer(_ status: Int, _ type: String?, _ body: String) throws -> WitnessAnswer {
        try WitnessAnswer(
            status: status,
            contentType: type,
            body: body.utf8,
            to: request,
            by: log.witnesses[0]
        )
    }

    @Test func `keeps only the verified lines of the witness`() throws {
        let promise = try log.promise(request)
        let lines = try log.cosigners.map { try promise.cosignature(by: $0, at: 9) }
        let body = lines.map { $0.line + "\n" }.joined()
        #expect(try answer(200, nil, body) == .cosigned([lines[0]]))
        #expect(throws: LogError(.noKnownSignature, "")) { try answer(200, nil, lines[1].line + "\n") }
        #expect(throws: LogError(.noKnownSignature, "")) { try answer(200, nil, "") }
        let other = try AddCheckpointRequest(oldSize: 0, proof: [], note: log.checkpoint(size: 6))
        let wrong = try log.promise(other).cosignature(by: log.cosigners[0], at: 9)
        #expect(throws: LogError(.badSignature, "")) { try answer(200, nil, wrong.line + "\n") }
        #expect(throws: LogError(.malformedAnswer, "")) { try answer(200, nil, lines[0].line) }
        #expect(throws: LogError(.malformedAnswer, "")) { try answer(200, nil, body + "\n") }
        let long = String(repeating: "a", count: 70_000)
        #expect(throws: LogError(.tooLarge, "")) { try answer(200, nil, long) }
    }

    @Test func `reads the size of a conflict and no other body`() throws {
        #expect(try answer(409, "text/x.tlog.size", "7\n") == .otherSize(7))
        #expect(try answer(409, "text/x.tlog.size; charset=utf-8", "0\n") == .otherSize(0))
        #expect(try answer(409, "text/plain", "7\n") == .otherSize(7))
        #expect(try answer(409, nil, "7\n") == .otherSize(7))
        #expect(try answer(409, "text/plain", "conflict\n") == .refused(status: 409))
        #expect(try answer(409, nil, "") == .refused(status: 409))
        #expect(try answer(500, "text/plain", "\u{0}") == .refused(status: 500))
        for body in ["", "7", "07\n", "7\n7\n", "-1\n", "18446744073709551616\n", "7\r\n"] {
            #expect(throws: LogError(.malformedAnswer, "")) { try answer(409, "text/x.tlog.size", body) }
        }
    }

    @Test func `sends no more than 63 hashes and only a checkpoint`() throws {
        let hashes = [LogHash](repeating: .emptyRoot, count: 64)
        #expect(throws: LogError(.tooLarge, "")) {
            try AddCheckpointRequest(oldSize: 1, proof: hashes, note: log.checkpoint(size: 5))
        }
        let note = try SignedNote(text: Array("a\n".utf8), signatures: [])
        #expect(throws: LogError(.malformedCheckpoint, "")) {
            try AddCheckpointRequest(oldSize: 1, proof: [], note: note)
        }
    }
}
