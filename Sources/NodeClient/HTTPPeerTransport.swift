// SPDX-License-Identifier: Apache-2.0

package import Exchange
import NodeAPI
package import NoticeFormat
package import NoticeSecurity

/// Reaches other nodes over HTTP with requests signed by the own transport key.
package struct HTTPPeerTransport: PeerTransport {
    let connection: HTTPConnection
    let party: PartyID
    let key: SigningKey
    let clock: any TimeSource
    let random: any RandomSource

    package init(
        connection: HTTPConnection,
        party: PartyID,
        key: SigningKey,
        clock: any TimeSource,
        random: any RandomSource
    ) {
        self.connection = connection
        self.party = party
        self.key = key
        self.clock = clock
        self.random = random
    }

    package func deliver(_ delivery: EnvelopeDelivery, to peer: Peer) async throws -> [String] {
        let body = EnvelopeBody(
            envelope: delivery.envelope,
            evidence: delivery.evidence,
            submission: delivery.submission
        )
        let answer = try await post("/envelopes", body.bytes, to: peer)
        guard let answer = try? EvidenceBody(bytes: answer) else {
            throw PeerFailure.unreachable("an answer of another form")
        }
        return answer.evidence
    }

    package func sendEvidence(_ evidence: [String], of msg: RandomID, to peer: Peer) async throws {
        _ = try await post("/evidence", EvidenceBody(msg: msg, evidence: evidence).bytes, to: peer)
    }

    package func sendStatus(_ status: String, to peer: Peer) async throws {
        _ = try await post("/statuses", ObjectBody("status", jws: status).bytes, to: peer)
    }

    package func sendImpersonationReport(_ report: String, to peer: Peer) async throws {
        _ = try await post("/impersonations", ObjectBody("report", jws: report).bytes, to: peer)
    }

    package func sendDenial(_ denial: String, to peer: Peer) async throws {
        _ = try await post("/denials/received", ObjectBody("denial", jws: denial).bytes, to: peer)
    }

    package func sendCards(_ file: [UInt8], to peer: Peer) async throws {
        _ = try await post("/cards/update", file, to: peer)
    }

    package func requestGap(_ numbers: ClosedRange<Int>, from peer: Peer) async throws {
        let body = GapBody(first: numbers.lowerBound, last: numbers.upperBound)
        _ = try await post("/gaps", body.bytes, to: peer)
    }

    package func announceReturn(have number: Int, to peer: Peer) async throws {
        _ = try await post("/back", ReturnBody(have: number).bytes, to: peer)
    }

    package func recover(_ question: RecoveryQuestion, from peer: Peer) async throws -> RecoveryAnswer {
        let answer = try await post("/recover", RecoveryQuestionBody(question).bytes, to: peer)
        guard let body = try? RecoveryAnswerBody(bytes: answer) else {
            throw PeerFailure.unreachable("an answer of another form")
        }
        return body.answer
    }

    package func witnessedCheckpoint(
        of originHash: String,
        at witnessURL: String
    ) async throws -> WitnessReply {
        let request = APIRequest(method: "GET", target: "/\(originHash)/checkpoint")
        let answer = try await send(request, to: witnessURL)
        return WitnessReply(status: answer.status, contentType: answer.contentType, body: answer.body)
    }

    package func logResource(_ path: String, at logURL: String) async throws -> [UInt8]? {
        let answer = try await send(APIRequest(method: "GET", target: "/\(path)"), to: logURL)
        switch answer.status {
        case 200: return answer.body
        case 404: return nil
        default: throw PeerFailure.unreachable("status \(answer.status)")
        }
    }

    package func addCheckpoint(_ body: [UInt8], at witnessURL: String) async throws -> WitnessReply {
        let request = APIRequest(method: "POST", target: "/add-checkpoint", body: body)
        let answer = try await send(request, to: witnessURL)
        return WitnessReply(status: answer.status, contentType: answer.contentType, body: answer.body)
    }

    /// Tries the peer's endpoints in turn; the first that answers counts.
    private func post(_ path: String, _ body: [UInt8], to peer: Peer) async throws -> [UInt8] {
        let request = try APIRequest.signed(
            .post,
            path,
            body: body,
            from: party,
            to: peer.party,
            jti: random.randomID(),
            at: clock.now(),
            key: key
        )
        var failure = PeerFailure.unreachable("the card of \(peer.party.text) names no endpoint")
        for endpoint in peer.endpoints {
            do {
                let answer = try await send(request, to: endpoint)
                return try read(answer)
            } catch PeerFailure.unreachable(let reason) {
                failure = .unreachable(reason)
            }
        }
        throw failure
    }

    private func read(_ answer: APIAnswer) throws -> [UInt8] {
        if (200..<300).contains(answer.status) { return answer.body }
        guard let problem = try? Problem(payload: answer.body) else {
            throw PeerFailure.unreachable("status \(answer.status) without a problem document")
        }
        throw PeerFailure.refused(problem.code, evidence: problem.evidence ?? [])
    }

    private func send(_ request: APIRequest, to url: String) async throws -> APIAnswer {
        do {
            return try await connection.send(request, to: url)
        } catch {
            throw PeerFailure.unreachable(String("\(error)".prefix(160)))
        }
    }
}
