// SPDX-License-Identifier: Apache-2.0

package import Exchange
package import Logging
package import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Answers the contract's requests with what the node decides; knows no HTTP library.
package struct NodeRoutes: Sendable {
    let node: ExchangeNode
    let logger: Logger

    package init(node: ExchangeNode, logger: Logger) {
        self.node = node
        self.logger = logger
    }

    /// Never throws: every fault is a problem document, and one that is the node's own is logged.
    package func answer(_ request: APIRequest) async -> APIAnswer {
        guard let route = APIRoute(method: request.method, target: request.target) else {
            return ProblemAnswer.make(.notFound, "no such path or method")
        }
        do {
            switch route.access {
            case .anyone: return try await publicAnswer(route, request)
            case .node:
                guard case .node(let party) = try requester(of: request) else {
                    return ProblemAnswer.make(.notAllowed, "this path is for nodes of other parties")
                }
                await node.heard(from: party)
                return try await nodeAnswer(route, request, from: party)
            case .officer:
                guard case .officer(let officer, let id) = try requester(of: request) else {
                    return ProblemAnswer.make(.notAllowed, "this path is for officers of \(node.party.text)")
                }
                return try await officerAnswer(route, request, by: officer, request: id)
            }
        } catch let refusal as Refusal {
            return ProblemAnswer.make(refusal.code, refusal.detail, evidence: refusal.evidence)
        } catch let error as JSONError {
            return ProblemAnswer.make(.malformedBody, error.reason)
        } catch let error as FormatError {
            return ProblemAnswer.make(.malformedBody, error.reason)
        } catch {
            logger.error("request failed", metadata: ["path": "\(route)", "error": "\(error)"])
            return ProblemAnswer.make(.failed, "the node could not do this")
        }
    }

    private func requester(of request: APIRequest) throws -> Requester {
        guard let credential = request.credential else {
            throw Refusal("not-signed", "the request is not signed")
        }
        return try node.requester(
            of: credential,
            method: request.method,
            target: request.target,
            body: request.body,
            bringsCard: APIRoute(method: request.method, target: request.target) == .updateCard
        )
    }

    static func json(_ bytes: [UInt8]) -> APIAnswer { APIAnswer(body: bytes) }
    static let done = APIAnswer(body: CountBody("stored", count: 1).bytes)
}
