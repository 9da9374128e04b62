// SPDX-License-Identifier: Apache-2.0

import Foundation
import NodeAPI
import NodeClient
import NoticeFormat
import NoticeSecurity

/// The officer's signed requests to the own party's node.
struct NodeSession {
    let home: OfficerHome
    let key: SigningKey
    /// The own party's card as the node serves it: checked to be a card that holds this officer.
    let card: VerifiedCardChain
    private let connection: HTTPConnection

    var party: PartyID { card.party }

    /// Opens a session, runs the body and closes the connection.
    static func run<Value>(
        _ options: GlobalOptions,
        _ passphrase: PassphraseOptions,
        _ body: (NodeSession) async throws -> Value
    ) async throws -> Value {
        let home = try OfficerHome(options)
        let key = try home.key(passphrase)
        let connection = try HTTPConnection(trustFile: home.trustFile)
        do {
            let card = try await ownCard(home, connection)
            let session = NodeSession(home: home, key: key, card: card, connection: connection)
            let value = try await body(session)
            try await connection.close()
            return value
        } catch {
            try? await connection.close()
            throw error
        }
    }

    /// Fetches the own card, and refuses a change of the party or its root since the first time.
    private static func ownCard(_ home: OfficerHome, _ connection: HTTPConnection) async throws
        -> VerifiedCardChain
    {
        let answer = try await send(
            APIRequest(method: "GET", target: APIRoute.base + "/card"),
            home,
            connection
        )
        let card = try CardVerifier.verify(file: answer.body)
        let path = home.folder + "/own.card.json"
        if Files.exists(path) {
            let known = try CardVerifier.verify(file: Files.read(path, limit: 16 << 20))
            guard known.fingerprint == card.fingerprint else {
                throw Failure(
                    .no,
                    "other-card",
                    "the node at \(home.node) serves another card than it did before",
                    hint: "expected fingerprint \(known.fingerprint), found \(card.fingerprint)"
                )
            }
        }
        try Files.write(card.fileBytes, to: path)
        return card
    }

    func get(_ path: String) async throws -> [UInt8] { try await request(.get, path, []) }
    func post(_ path: String, _ body: [UInt8]) async throws -> [UInt8] {
        try await request(.post, path, body)
    }
    func put(_ path: String, _ body: [UInt8]) async throws -> [UInt8] { try await request(.put, path, body) }

    private func request(_ method: RequestMethod, _ path: String, _ body: [UInt8]) async throws -> [UInt8] {
        let request = try APIRequest.signed(
            method,
            path,
            body: body,
            from: party,
            to: party,
            jti: Self.randomID(),
            at: Self.now(),
            key: key
        )
        return try await Self.send(request, home, connection).body
    }

    private static func send(
        _ request: APIRequest,
        _ home: OfficerHome,
        _ connection: HTTPConnection
    ) async throws -> APIAnswer {
        let answer: APIAnswer
        do {
            answer = try await connection.send(request, to: home.node)
        } catch {
            throw Failure(
                .unknown,
                "no-answer",
                "the node at \(home.node) does not answer: \(error)",
                hint: "is it running, and is the address in \(home.folder)/officer.json right?"
            )
        }
        guard (200..<300).contains(answer.status) else { throw failure(answer) }
        return answer
    }

    /// What a problem document means for the officer.
    private static func failure(_ answer: APIAnswer) -> Failure {
        guard let problem = try? Problem(payload: answer.body) else {
            return Failure(
                .unknown,
                "odd-answer",
                "the node answered \(answer.status) without a problem document"
            )
        }
        let hint =
            switch problem.code.text {
            case "unknown-key", "wrong-key": "is this officer in the card? ask for: herald officer add"
            case "not-witnessed-yet": "wait for a witness, or give --partial"
            default: nil as String?
            }
        let exit: Failure.Exit =
            problem.code.text == "not-witnessed-yet" || answer.status >= 500 ? .unknown : .no
        return Failure(exit, problem.code.text, problem.detail, hint: hint)
    }

    static func randomID() -> RandomID {
        var random = SystemRandomNumberGenerator()
        return RandomID(bytes: random.bytes(RandomID.byteCount))
    }

    static func now() -> Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
}
