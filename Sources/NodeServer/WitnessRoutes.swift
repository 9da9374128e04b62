// SPDX-License-Identifier: Apache-2.0

package import LogWitness
package import NodeAPI

/// Answers the requests of a witness by itself: both its prefixes are `/`.
package struct WitnessRoutes: Sendable {
    /// Above the largest request that the witness reads, so that it can say what is wrong with one.
    package static let largestBody = 1 << 20

    private let witness: StandaloneWitness

    package init(witness: StandaloneWitness) {
        self.witness = witness
    }

    package func answer(_ request: APIRequest) async -> APIAnswer {
        switch (request.method, request.target) {
        case ("POST", "/add-checkpoint"):
            return APIAnswer(await witness.addCheckpoint(request.body))
        case ("GET", "/health/live"):
            return APIAnswer(contentType: APIAnswer.text, body: Array("live\n".utf8))
        case ("GET", let target):
            let parts = target.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1] == "checkpoint",
                let note = witness.checkpoint(originHash: String(parts[0]))
            else { return ProblemAnswer.nothing }
            return APIAnswer(contentType: APIAnswer.text, body: note, caching: .briefly)
        default: return ProblemAnswer.nothing
        }
    }
}

extension APIAnswer {
    /// What a witness or mirror by itself answers.
    init(_ response: WitnessResponse) {
        self.init(status: response.status, contentType: response.contentType, body: response.body)
    }
}
