// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI

extension NodeRoutes {
    /// What anyone may ask: the card, the log, the witness, health.
    func publicAnswer(_ route: APIRoute, _ request: APIRequest) async throws -> APIAnswer {
        switch route {
        case .live: return APIAnswer(contentType: APIAnswer.text, body: Array("live\n".utf8))
        case .ready:
            guard try await node.isReady() else {
                return ProblemAnswer.make(.notReady, "the record cannot be read")
            }
            if let words = node.recoveryWords { return ProblemAnswer.make(.restoring, words) }
            return APIAnswer(contentType: APIAnswer.text, body: Array("ready\n".utf8))
        case .card: return found(node.cardFile(of: node.party), APIAnswer.json)
        case .log(path: "checkpoint"): return found(try await node.checkpointNote(), APIAnswer.text, .briefly)
        case .log(let path): return found(try await node.logResource(path), APIAnswer.octets, .always)
        case .addCheckpoint:
            let reply = try await node.addCheckpoint(request.body)
            return APIAnswer(status: reply.status, contentType: reply.contentType, body: reply.body)
        case .witnessed(let hash):
            return found(try await node.witnessedCheckpoint(originHash: hash), APIAnswer.text, .briefly)
        case .deposit(let msg):
            return found(try await node.publicDeposit(of: msg).map { Array($0.utf8) }, APIAnswer.text)
        default: return ProblemAnswer.make(.notFound, "no such path")
        }
    }

    func found(
        _ body: [UInt8]?,
        _ contentType: String,
        _ caching: APIAnswer.Caching = .none
    ) -> APIAnswer {
        guard let body else { return ProblemAnswer.nothing }
        return APIAnswer(contentType: contentType, body: body, caching: caching)
    }
}
