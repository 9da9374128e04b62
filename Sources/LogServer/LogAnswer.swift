// SPDX-License-Identifier: Apache-2.0

import GzipCoding
import NIOHTTP1

/// An answer before it is written.
struct LogAnswer: Sendable {
    let status: HTTPResponseStatus
    var headers: HTTPHeaders
    let body: [UInt8]

    private static let text = "text/plain; charset=utf-8"

    private init(_ status: HTTPResponseStatus, _ type: String, _ body: [UInt8], _ more: (String, String)...) {
        self.status = status
        self.body = body
        headers = HTTPHeaders([("content-type", type), ("content-length", String(body.count))] + more)
    }

    /// An index or a proof: never to be kept by anyone between.
    static func plain(_ body: [UInt8]) -> Self { Self(.ok, text, body, ("cache-control", "no-store")) }

    static func text(_ status: HTTPResponseStatus, _ words: String) -> Self {
        Self(status, text, Array((words + "\n").utf8), ("cache-control", "no-store"))
    }

    static func refusedMethod(_ allowed: String) -> Self {
        var answer = text(.methodNotAllowed, "the method is not one of \(allowed)")
        answer.headers.add(name: "allow", value: allowed)
        return answer
    }

    /// Too much is waiting already.
    static var busy: Self {
        var answer = text(.serviceUnavailable, "too many entries are waiting: try again")
        answer.headers.add(name: "retry-after", value: "1")
        return answer
    }

    static func checkpoint(_ body: [UInt8]) -> Self { Self(.ok, text, body, ("cache-control", "max-age=1")) }

    /// A tile or bundle, which never changes.
    static func resource(_ body: [UInt8], compressed: Bool) throws -> Self {
        var answer = Self(
            .ok,
            "application/octet-stream",
            compressed ? try Gzip.compressed(body) : body,
            ("cache-control", "public, max-age=31536000, immutable"),
            ("vary", "accept-encoding")
        )
        if compressed { answer.headers.add(name: "content-encoding", value: "gzip") }
        return answer
    }
}
