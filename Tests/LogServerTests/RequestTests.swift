// SPDX-License-Identifier: Apache-2.0

import NIOCore
import Testing
import TransparencyLog

@testable import LogServer

/// One request after the other on one connection.
struct RequestTests {
    @Test func `pipelined requests are answered in order`() async throws {
        let log = try TestLog(entries: 3)
        let connection = try await TestConnection(to: log)
        let requests = [
            TestConnection.request("POST /add", body: "fourth"),
            TestConnection.request("GET /tile/entries/000.p/3"),
            TestConnection.request("GET /nothing"),
            TestConnection.request("POST /add?proof", body: "fifth"),
            TestConnection.request("GET /checkpoint"),
        ]
        let answers = try await log.whileWriting {
            try await connection.send(requests.flatMap { $0 })
            return try await connection.answers(requests.count)
        }
        #expect(answers.map(\.status) == [200, 200, 404, 200, 200])
        #expect(answers[0].text == "3")
        #expect(answers[1].body == (0..<3).flatMap { [0, 7] + Array("entry \($0)".utf8) })
        let proof = try TlogProof(parsing: answers[3].body)
        #expect(proof.index == 4 && proof.checkpoint.bytes == answers[4].body)
        #expect(
            try MerkleTree.includes(
                .leaf(Array("fifth".utf8)),
                at: 4,
                size: 5,
                root: log.checkpoint.root,
                proof: proof.hashes
            )
        )
    }

    @Test func `thousands of pipelined requests wait for a slow one`() async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        let count = 2000
        let flood = TestConnection.request("POST /add", body: "slow")
        let rest = [[UInt8]](repeating: TestConnection.request("DELETE /"), count: count)
        try await connection.send(flood + rest.flatMap { $0 })
        #expect(connection.written().isEmpty)
        try log.finish()
        try await connection.settled()
        var bytes = connection.written()
        #expect(TestAnswer(&bytes)?.status == 200)
        let answers = bytes.split(separator: 10).filter { $0.starts(with: "HTTP/1.1 405 ".utf8) }
        #expect(answers.count == count)
        #expect(connection.isOpen)
    }

    @Test func `nothing is done after a request that asks to close`() async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        let last = TestConnection.request("GET /checkpoint", ["Connection: close"])
        try await connection.send(last + TestConnection.request("POST /add", body: "too late"))
        #expect(try await connection.lastAnswer()?.headers["connection"] == "close")
        try log.finish()
        #expect(try log.checkpoint.size == 0)
    }

    @Test(arguments: [(0, ""), (2, "keep-alive"), (0, "close"), (1, "close"), (1, "")])
    func `a connection is kept as its version and its request say`(minor: Int, wish: String) async throws {
        let connection = try await TestConnection(to: try TestLog())
        let version = minor == 2 ? 0 : minor
        let line = wish.isEmpty ? "" : "Connection: \(wish)\r\n"
        try await connection.send("GET /checkpoint HTTP/1.\(version)\r\nHost: a\r\n\(line)\r\n".utf8)
        let answer = try await connection.answer()
        let isKept = minor == 2 || (minor == 1 && wish.isEmpty)
        #expect(answer.status == 200)
        #expect(connection.isOpen == isKept)
        #expect(answer.headers["connection"] == (isKept ? (minor == 2 ? "keep-alive" : nil) : "close"))
    }

    @Test func `HEAD is answered as GET without a body`() async throws {
        let log = try TestLog(entries: 2)
        for path in ["/checkpoint", "/tile/0/000.p/2", "/nothing", "/add"] {
            var heads: [[String: String]] = []
            for method in ["GET", "HEAD"] {
                let connection = try await TestConnection(to: log)
                try await connection.send("\(method) \(path)", "Connection: close")
                var bytes = try await connection.writtenToTheEnd()
                let answer = try #require(TestAnswer(&bytes, hasBody: method == "GET"))
                #expect(bytes.isEmpty, "\(method) \(path) has more than its answer")
                heads.append(answer.headers)
            }
            #expect(heads[0] == heads[1] && heads[0]["content-length"] != "0")
        }
    }

    @Test(arguments: [
        ("DELETE", "/checkpoint", "GET, HEAD"), ("POST", "/tile/0/000", "GET, HEAD"), ("GET", "/add", "POST"),
        ("PUT", "/add?proof", "POST"), ("OPTIONS", "*", "GET, HEAD"),
    ])
    func `another method is 405 with those that are taken`(
        method: String,
        path: String,
        allowed: String
    ) async throws {
        let connection = try await TestConnection(to: try TestLog())
        try await connection.send("\(method) \(path)")
        let answer = try await connection.answer()
        #expect(answer.status == 405 && answer.headers["allow"] == allowed)
        #expect(connection.isOpen)
    }

    @Test(arguments: ["Upgrade: h2c\r\nConnection: Upgrade", "Upgrade: websocket", "Connection: Upgrade"])
    func `a request for another protocol is answered in this one`(headers: String) async throws {
        let connection = try await TestConnection(to: try TestLog())
        try await connection.send("GET /checkpoint", headers)
        #expect(try await connection.answer().status == 200)
        #expect(connection.isOpen != headers.contains("Upgrade:"))
    }

    @Test func `a tunnel is refused and the connection closed`() async throws {
        let connection = try await TestConnection(to: try TestLog())
        try await connection.send("CONNECT other.example:443")
        #expect(try await connection.lastAnswer()?.status == 405)
    }
}
