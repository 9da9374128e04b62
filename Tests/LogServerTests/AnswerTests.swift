// SPDX-License-Identifier: Apache-2.0

import GzipCoding
import NIOCore
import Testing
import TransparencyLog

@testable import LogServer

/// What is served, with which headers.
struct AnswerTests {
    @Test func `a checkpoint is text that is kept for a second`() async throws {
        let log = try TestLog(entries: 1)
        let connection = try await TestConnection(to: log)
        try await connection.send("GET /checkpoint?x=1", "Accept-Encoding: gzip")
        let answer = try await connection.answer()
        #expect(answer.headers["content-type"] == "text/plain; charset=utf-8")
        #expect(answer.headers["cache-control"] == "max-age=1")
        #expect(answer.headers["content-encoding"] == nil)
        #expect(answer.body == log.service.checkpoint)
    }

    @Test(arguments: ["tile/0/000.p/5", "tile/entries/000.p/5"])
    func `a tile or bundle is kept for ever, and compressed only when asked`(path: String) async throws {
        let log = try TestLog(entries: 5)
        let connection = try await TestConnection(to: log)
        let offers = ["", "gzip", "br, gzip;q=0.5", "identity", "*", "gzip;q=0", "gzip; q=0.000"]
        for (number, offer) in offers.enumerated() {
            try await connection.send("GET /\(path)", "Accept-Encoding: \(offer)")
            let answer = try await connection.answer()
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/octet-stream")
            #expect(answer.headers["cache-control"] == "public, max-age=31536000, immutable")
            #expect(answer.headers["vary"] == "accept-encoding")
            let isCompressed = number == 1 || number == 2
            #expect(answer.headers["content-encoding"] == (isCompressed ? "gzip" : nil), "for \(offer)")
            let plain = isCompressed ? Gzip.decompressed(answer.body, limit: 1 << 20) : answer.body
            #expect(try plain == log.files.read(path))
        }
    }

    @Test(arguments: [
        "/", "/checkpoint/", "/tile/0/000", "/tile/0/000.p/4", "/tile/0/000.p/0", "/tile/0/000.p/256",
        "/tile/0/001.p/1", "/tile/1/000.p/1", "/tile/8/000.p/1", "/tile/63/000.p/1", "/tile/entries/000.p/4",
        "/tile/entries/000", "/tile/entries/x072/x057/x594/x037/927/935",
        "/tile/0/x18/446/744/073/709/551/615",
        "/tile/0/000.p/3/", "/tile/0/000%2ep/3", "/tile/00/000.p/3", "//tile/0/000.p/3", "/.state/journal-0",
        "/tile/../checkpoint", "/tile/0/../../.state/journal-0", "http://log.example/checkpoint",
    ])
    func `nothing is served that the newest checkpoint does not imply`(path: String) async throws {
        let log = try TestLog(entries: 3)
        // As the writer leaves them between the files of a batch and its checkpoint.
        for path in ["tile/0/000", "tile/0/000.p/4", "tile/1/000.p/1", "tile/entries/000.p/4"] {
            try log.files.create(path, [1, 2, 3])
        }
        let connection = try await TestConnection(to: log)
        try await connection.send("GET \(path)")
        let answer = try await connection.answer()
        #expect(answer.status == 404 && answer.headers["cache-control"] == "no-store")
    }

    @Test func `an index and a proof are kept by nobody`() async throws {
        let log = try TestLog()
        let connection = try await TestConnection(to: log)
        try await connection.send("POST /add?x&proof", body: "one")
        try log.finish()
        let answer = try await connection.answer()
        #expect(answer.headers["cache-control"] == "no-store")
        #expect(answer.headers["content-type"] == "text/plain; charset=utf-8")
        #expect(try TlogProof(parsing: answer.body).checkpoint.bytes == log.service.checkpoint)
    }
}
