// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NodeClient
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// An officer of a replay with a key of their own, acting through signed requests to the own party's node.
struct OfficerDesk {
    let name: String
    let party: PartyID
    let roles: Set<Role>
    let key: SigningKey
    let url: String
    let clock: SimulatedClock
    let connection: HTTPConnection

    func get(_ path: String) async throws -> [UInt8] { try await request(.get, path, []) }
    func post(_ path: String, _ body: [UInt8]) async throws -> [UInt8] {
        try await request(.post, path, body)
    }
    func put(_ path: String, _ body: [UInt8]) async throws -> [UInt8] { try await request(.put, path, body) }

    func view(_ notice: String) async throws -> NoticeViewBody {
        try NoticeViewBody(bytes: try await get("/notices/\(notice)"))
    }

    private func request(_ method: RequestMethod, _ path: String, _ body: [UInt8]) async throws -> [UInt8] {
        let request = try APIRequest.signed(
            method,
            path,
            body: body,
            from: party,
            to: party,
            jti: Self.randomID(),
            at: clock.now(),
            key: key
        )
        let answer = try await connection.send(request, to: url)
        guard (200..<300).contains(answer.status) else { throw NodeFailure(1, Self.reason(answer, path)) }
        return answer.body
    }

    private static func reason(_ answer: APIAnswer, _ path: String) -> String {
        guard let problem = try? Problem(payload: answer.body) else {
            return "\(path): the node answered \(answer.status) without a problem document"
        }
        return "\(path): \(problem.code.text): \(problem.detail)"
    }

    static func randomID() -> RandomID {
        var random = SystemRandomNumberGenerator()
        return RandomID(bytes: random.bytes(RandomID.byteCount))
    }
}
