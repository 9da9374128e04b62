// SPDX-License-Identifier: Apache-2.0

import Foundation
import NodeAPI
import NodeClient
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// An officer's signed requests, without what an officer's own machine checks before it signs.
///
/// `herald send` also verifies what the node composed; that is not the node's work, and is left out here.
struct Officer: Sendable {
    let party: PartyID
    let card: ObjectID
    let key: SigningKey
    let url: String
    let connection: HTTPConnection

    /// Text of a notice: 2,048 characters of one octet each.
    static let text = String(repeating: "The river is rising at the upper bridge. ", count: 50).prefix(2048)

    /// Has the node compose a notice, and approves it; returns its id and that of its message.
    func send(to recipient: PartyID, via: [PartyID] = []) async throws -> (notice: String, msg: String) {
        let routes = via.isEmpty ? [] : [try Route(relays: via)]
        let body = DraftBody(kind: .warning, recipients: [recipient], via: routes, draft: try Self.draft())
        let waiting = try NoticeViewBody(bytes: try await request(.post, "/notices", body.bytes))
        guard let notice = waiting.notice, waiting.approvalsNeeded == 1 else {
            throw NodeFailure(3, "the node composed a notice that does not wait for one approval")
        }
        let approval = ApprovalPayload(
            jti: Self.randomID(),
            party: party,
            notice: try ObjectID(notice),
            card: card,
            role: .releaser,
            approvedAt: Self.now(),
            after: waiting.anchors
        )
        let jws = try CompactJWS.sign(payload: approval.payload, typ: ApprovalPayload.type.rawValue, key: key)
        let bytes = ObjectBody("approval", jws: jws.jws.text).bytes
        let released = try NoticeViewBody(
            bytes: try await request(.post, "/notices/\(notice)/approvals", bytes)
        )
        guard let message = released.messages.first else {
            throw NodeFailure(3, "the node did not release an approved notice")
        }
        return (notice, message.msg)
    }

    func pin(_ card: VerifiedCardChain) async throws {
        _ = try await request(.put, "/cards/\(card.party.text)", card.fileBytes)
    }

    func bundle(of notice: String) async throws -> [UInt8] {
        let body = BundleBody(subject: .notice(notice, open: .all), isPartial: true)
        return try await request(.post, "/bundles", body.bytes)
    }

    /// The draft of every notice: what a default card wants one approval for.
    static func draft() throws -> JSONValue {
        var draft = NoticeDraft(
            fields: try NoticeFields(["event": "Flood warning", "text": .string(String(text))])
        )
        draft.severity = .minor
        draft.status = .actual
        draft.expiry = .afterSeconds(86_400)
        return draft.json
    }

    private func request(_ method: RequestMethod, _ path: String, _ body: [UInt8]) async throws -> [UInt8] {
        let target = APIRoute.base + path
        let claims = RequestClaims(
            jti: Self.randomID(),
            issuer: party,
            audience: party,
            method: method,
            path: target,
            digest: ObjectHash.digest(body),
            at: Self.now()
        )
        let signed = try RequestSigner.sign(claims, key: key)
        let answer = try await connection.send(
            APIRequest(
                method: method.rawValue,
                target: target,
                authorization: APIRequest.scheme + signed.jws,
                body: body
            ),
            to: url
        )
        guard (200..<300).contains(answer.status) else {
            let problem = String(decoding: answer.body.prefix(300), as: UTF8.self)
            throw NodeFailure(3, "\(path): status \(answer.status): \(problem)")
        }
        return answer.body
    }

    static func randomID() -> RandomID {
        var random = SystemRandomNumberGenerator()
        return RandomID(bytes: random.bytes(RandomID.byteCount))
    }

    static func now() -> Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
}
