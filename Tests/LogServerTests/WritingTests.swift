// SPDX-License-Identifier: Apache-2.0

import FileLog
import NIOCore
import Testing
import TransparencyLog

@testable import LogServer

/// What becomes of entries when the queue is full, a write fails, or whoever sent them is gone.
struct WritingTests {
    @Test func `a full queue answers 503 and when to come again`() async throws {
        var limits = LogWriter<AddCaller>.Limits()
        limits.waitingEntries = 1
        let log = try TestLog(limits: limits)
        let (first, second) = (try await TestConnection(to: log), try await TestConnection(to: log))
        try await first.send("POST /add", body: "one")
        try await second.send("POST /add", body: "two")
        let refusal = try await second.answer()
        #expect(refusal.status == 503 && refusal.headers["retry-after"] == "1")
        #expect(second.isOpen)
        try log.finish()
        #expect(try await first.answer().text == "0")
        #expect(try log.checkpoint.size == 1)
    }

    @Test func `entries that wait count with their bytes`() async throws {
        var limits = LogWriter<AddCaller>.Limits()
        limits.waitingBytes = 5
        let log = try TestLog(limits: limits)
        let (first, second) = (try await TestConnection(to: log), try await TestConnection(to: log))
        try await first.send("POST /add", body: "four")
        try await second.send("POST /add", body: "tw")
        #expect(try await second.answer().status == 503)
        try await second.send("POST /add", body: "1")
        #expect(second.written().isEmpty)
    }

    @Test func `a failed write is 500 for those under way, then 503, and reading goes on`() async throws {
        let log = try TestLog(entries: 2)
        let before = log.service.checkpoint
        let connection = try await TestConnection(to: log)
        try await connection.send("POST /add", body: "lost")
        log.files.breakDown()
        try log.service.writer.run()
        #expect(try await connection.answer().status == 500)
        try await connection.send("POST /add", body: "later")
        try await connection.send("GET /checkpoint")
        try await connection.send("GET /tile/0/000.p/2")
        let answers = try await connection.answers(3)
        #expect(answers.map(\.status) == [503, 200, 200])
        #expect(answers[0].headers["retry-after"] == nil)
        #expect(answers[1].body == before)
    }

    @Test func `an entry stays in the log when its sender is gone before the answer`() async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        try await connection.send("POST /add", body: "one")
        try await connection.close()
        try log.finish()
        // The answer is on its way to the loop of the connection.
        try await connection.settled()
        #expect(connection.written().isEmpty)
        let bundle = try EntryBundle(
            bytes: #require(try log.service.resource("tile/entries/000.p/1")),
            width: 1
        )
        #expect(bundle.entries == [Array("one".utf8)])
    }

    @Test func `silence closes a connection, but not while it waits for its answer`() async throws {
        let log = try TestLog()
        let (idle, waiting) = (try await TestConnection(to: log), try await TestConnection(to: log))
        try await idle.send("POST /add HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf".utf8)
        try await waiting.send("POST /add", body: "one")
        for connection in [idle, waiting] {
            try await connection.happens(IdleStateHandler.IdleStateEvent.all)
        }
        #expect(!idle.isOpen && waiting.isOpen)
        try log.finish()
        #expect(try await waiting.answer().text == "0")
    }

    @Test func `the end of the server waits for the request that is under way`() async throws {
        let log = try TestLog()
        let (idle, waiting) = (try await TestConnection(to: log), try await TestConnection(to: log))
        try await waiting.send("POST /add", body: "one")
        for connection in [idle, waiting] {
            try await connection.happens(LogConnection.End())
        }
        #expect(!idle.isOpen && waiting.isOpen)
        try log.finish()
        #expect(try await waiting.lastAnswer()?.text == "0")
    }
}
