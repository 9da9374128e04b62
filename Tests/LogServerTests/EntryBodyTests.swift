// SPDX-License-Identifier: Apache-2.0

import NIOCore
import Testing
import TransparencyLog

@testable import LogServer

/// Bodies of `POST /add`, whole, broken and too large.
struct EntryBodyTests {
    private static let largest = 65_535

    private static func chunk(_ count: Int) -> [UInt8] {
        Array((String(count, radix: 16) + "\r\n").utf8) + [UInt8](repeating: 97, count: count) + [13, 10]
    }

    private static let chunkedHead = Array("POST /add HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)

    @Test func `an entry of the largest size is taken, in one part or in many`() async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        let body = String(repeating: "a", count: Self.largest)
        let request = TestConnection.request("POST /add", body: body)
        let answers = try await log.whileWriting {
            for part in stride(from: 0, to: request.count, by: 9999) {
                try await connection.send(request[part..<min(part + 9999, request.count)])
            }
            let parts = [20_000, 20_000, 20_000, 5535].flatMap(Self.chunk)
            try await connection.send(Self.chunkedHead + parts + Array("0\r\n\r\n".utf8))
            return try await connection.answers(2)
        }
        #expect(answers.map(\.text) == ["0", "1"])
        let bundle = try EntryBundle(
            bytes: #require(try log.service.resource("tile/entries/000.p/2")),
            width: 2
        )
        #expect(bundle.entries == [Array(body.utf8), Array(body.utf8)])
    }

    @Test func `an empty body is refused, and the connection goes on`() async throws {
        let connection = try await TestConnection(to: try TestLog())
        try await connection.send("POST /add")
        try await connection.send("POST /add", "Content-Length: 0")
        try await connection.send(Self.chunkedHead + Array("0\r\n\r\n".utf8))
        #expect(try await connection.answers(3).map(\.status) == [400, 400, 400])
        #expect(connection.isOpen)
    }

    @Test func `a body that is announced too large is refused before it comes`() async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        let headers = ["Content-Length: \(Self.largest + 1)", "Expect: 100-continue"]
        try await connection.send(TestConnection.request("POST /add", headers))
        let answer = try #require(try await connection.lastAnswer())
        #expect(answer.status == 413 && answer.headers["connection"] == "close")
    }

    @Test func `a chunked body is refused once it is too large`() async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        try await connection.send(Self.chunkedHead + Self.chunk(Self.largest))
        #expect(connection.written().isEmpty)
        try await connection.send(
            Self.chunk(1) + Array("0\r\n\r\n".utf8) + TestConnection.request("GET /checkpoint")
        )
        #expect(try await connection.lastAnswer()?.status == 413)
        try log.finish()
        #expect(try log.checkpoint.size == 0)
    }

    @Test func `a request that ends early adds nothing`() async throws {
        let log = try TestLog()
        let whole = TestConnection.request("POST /add", body: "an entry")
        for request in [whole.dropLast(), whole.dropLast(20), Self.chunkedHead[...] + Self.chunk(8)] {
            let connection = try await TestConnection(to: log)
            try await connection.send(request)
            try await connection.close()
            #expect(connection.written().isEmpty)
        }
        try log.finish()
        #expect(try log.checkpoint.size == 0)
    }

    @Test(arguments: [
        "Content-Length: 4\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Content-Length: 4\r\nContent-Length: 5", "Content-Length: 4, 5", "Content-Length: +4",
        "Content-Length: -4", "Content-Length: 0x4", "Content-Length: 99999999999999999999",
        "Content-Length : 4", "Transfer-Encoding: chunked, identity", "Transfer-Encoding: xchunked",
        "Content-Length: 4\r\n folded: 1",
    ])
    func `a length that two readers could take differently is refused`(lines: String) async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        let body = "0\r\n\r\nPOST /add HTTP/1.1\r\nContent-Length: 3\r\n\r\nbad"
        try await connection.send("POST /add HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n\(body)".utf8)
        #expect(try await connection.lastAnswer()?.status == 400)
        try log.finish()
        #expect(try log.checkpoint.size == 0)
    }

    @Test(arguments: [
        "X: " + String(repeating: "x", count: 9 << 10),
        (0..<101).map { "X\($0): 1" }.joined(separator: "\r\n"),
        (0..<60).map { "X\($0): " + String(repeating: "x", count: 600) }.joined(separator: "\r\n"),
        "no colon", "X: a\u{0}b",
    ])
    func `a head that is too large or malformed is refused`(lines: String) async throws {
        let connection = try await TestConnection(to: try TestLog())
        try await connection.send("GET /checkpoint", lines)
        #expect(try await connection.lastAnswer()?.status == 400)
    }

    @Test func `a body that is expected is asked for`() async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        let head = "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n"
        try await connection.send("POST /add HTTP/1.1\r\n\(head)".utf8)
        #expect(try await connection.answer().status == 100)
        try await connection.send("entry".utf8)
        try await connection.send("POST /add HTTP/1.0\r\nConnection: keep-alive\r\n\(head)entry".utf8)
        try log.finish()
        #expect(try await connection.answers(2).map(\.status) == [200, 503])
    }
}
