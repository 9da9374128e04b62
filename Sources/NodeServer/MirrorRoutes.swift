// SPDX-License-Identifier: Apache-2.0

import GzipCoding
package import LogWitness
package import NodeAPI

/// Answers the requests of a mirror by itself: both its prefixes are `/`.
package struct MirrorRoutes: Sendable {
    /// Bytes of a body, compressed or not; a client sends at most 32 packages of 256 entries.
    package static let largestBody = 64 << 20

    private let mirror: StandaloneMirror
    /// What compressed bodies may become, all together.
    private let inflated = BodyBudget(limit: 4 * Self.largestBody)

    package init(mirror: StandaloneMirror) {
        self.mirror = mirror
    }

    package func answer(_ request: APIRequest) async -> APIAnswer {
        switch (request.method, request.target) {
        case ("POST", "/add-checkpoint"):
            return APIAnswer(await mirror.addCheckpoint(request.body))
        case ("POST", "/add-entries"):
            guard request.contentEncoding == "gzip" else {
                return APIAnswer(await mirror.addEntries(request.body))
            }
            guard inflated.take(Self.largestBody) else {
                return ProblemAnswer.make(.notReady, "too much is being sent here: try again")
            }
            defer { inflated.giveBack(Self.largestBody) }
            guard let body = Gzip.decompressed(request.body, limit: Self.largestBody) else {
                return ProblemAnswer.make(.malformedBody, "the body is not one stream of gzip, or too long")
            }
            return APIAnswer(await mirror.addEntries(body))
        case ("GET", "/health/live"):
            return APIAnswer(contentType: APIAnswer.text, body: Array("live\n".utf8))
        case ("GET", let target): return await resource(target)
        default: return ProblemAnswer.nothing
        }
    }

    private func resource(_ target: String) async -> APIAnswer {
        let parts = target.dropFirst().split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return ProblemAnswer.nothing }
        let path = String(parts[1])
        guard let bytes = await mirror.resource(originHash: String(parts[0]), path: path) else {
            return ProblemAnswer.nothing
        }
        let isCheckpoint = path == "checkpoint"
        return APIAnswer(
            contentType: isCheckpoint ? APIAnswer.text : APIAnswer.octets,
            body: bytes,
            caching: isCheckpoint ? .briefly : .always
        )
    }
}
