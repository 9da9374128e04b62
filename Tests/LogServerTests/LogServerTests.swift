// SPDX-License-Identifier: Apache-2.0

import FileLog
import Testing

@testable import LogServer

/// The server with its sockets, on a port of the system's choosing.
struct LogServerTests {
    private static func start(_ files: MemoryLogFiles, connections: Int = 16) async throws -> LogServer {
        var settings = LogServer.Settings()
        settings.connectionCount = connections
        return try await .start(TestLog.open(files), files: files, settings: settings)
    }

    @Test func `answers what is under way when it is told to end`() async throws {
        let files = MemoryLogFiles()
        let gate = FlushGate()
        let server = try await Self.start(files)
        files.holdFlushes(gate)
        var idle = try await TestClient(port: server.port)
        try await idle.send("GET /checkpoint")
        #expect(await idle.answer()?.status == 200)
        var adding = try await TestClient(port: server.port)
        try await adding.send("POST /add", body: "one")
        await gate.isReached()
        async let ended: Void = server.shutdown()
        #expect(await idle.answer() == nil)
        gate.open()
        let answer = await adding.answer()
        #expect(answer?.text == "0" && answer?.headers["connection"] == "close")
        #expect(await adding.answer() == nil)
        try await ended
        #expect(try TestLog.open(files).size == 1)
    }

    @Test func `closes connections above its limit and keeps the others`() async throws {
        let server = try await Self.start(MemoryLogFiles(), connections: 2)
        var clients: [TestClient] = []
        for _ in 0..<2 {
            clients.append(try await TestClient(port: server.port))
            try await clients[clients.count - 1].send("GET /checkpoint")
            #expect(await clients[clients.count - 1].answer()?.status == 200)
        }
        var third = try await TestClient(port: server.port)
        #expect(await third.answer() == nil)
        try await clients[0].send("POST /add", body: "one")
        #expect(await clients[0].answer()?.text == "0")
        for client in clients { try await client.close() }
        try await server.shutdown()
    }

    @Test func `ends in order after a write has failed`() async throws {
        let files = MemoryLogFiles()
        let server = try await Self.start(files)
        files.breakDown()
        var client = try await TestClient(port: server.port)
        try await client.send("POST /add", body: "one")
        #expect(await client.answer()?.status == 500)
        try await server.shutdown()
        #expect(await client.answer() == nil)
    }
}
