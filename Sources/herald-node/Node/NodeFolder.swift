// SPDX-License-Identifier: Apache-2.0

import Foundation
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// What `herald-node init` makes: a node's folder with fresh keys and the first card.
struct NodeFolder {
    struct Officer: Sendable {
        var name: String
        var roles: Set<Role>
        var jwk: JSONObject
    }

    struct Request: Sendable {
        var folder: String
        var party: PartyID
        var name: String
        var url: String
        var listen: String
        var officers: [Officer]
        var tls: NodeConfiguration.TLS?
        var trust: String?
        var now: Timestamp
        /// Parties that may mediate, ascending.
        var mediators: [PartyID] = []
        var opensAutomatically = true
        /// Kinds of notice for which the party declares Herald its only route.
        var soleRouteFor: [NoticeKind] = []
    }

    static let uses: [KeyUse] = [.notice, .node, .transport, .sealing, .log, .witness]

    /// Makes the folder; refuses one that exists.
    ///
    /// Returns the first card.
    static func make(_ request: Request) throws -> VerifiedCardChain {
        guard !FileManager.default.fileExists(atPath: request.folder) else {
            throw NodeFailure(2, "\(request.folder) exists", hint: "choose a folder that does not exist yet")
        }
        for folder in ["", "/keys", "/card-root"] {
            try FileManager.default.createDirectory(
                atPath: request.folder + folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        var random = SystemRandomNumberGenerator()
        var keys: [CardKey] = []
        for use in uses {
            let key: PrivateKey =
                use == .sealing
                ? .sealing(try .make(.xwing, using: &random)) : .signing(.make(.ed25519, using: &random))
            try KeyFileStorage.write(
                try KeyFile(key, use: use.rawValue),
                to: "\(request.folder)/keys/\(use.rawValue).json",
                using: &random
            )
            keys.append(CardKey(jwk: try object(key.publicJWK), use: use))
        }
        let root = SigningKey.make(.ed25519, using: &random)
        try KeyFileStorage.write(
            try KeyFile(.signing(root), use: "root"),
            to: request.folder + "/card-root/root.json",
            using: &random
        )
        let payload = try card(
            request,
            keys: keys,
            root: root,
            jti: RandomID(bytes: random.bytes(RandomID.byteCount)),
            logName: random.bytes(4).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        )
        let chain = try CardVerifier.verify(chain: [try CardSigner.sign(payload: payload, root: root)])
        try Data(chain.fileBytes).write(to: URL(filePath: request.folder + "/card.json"))
        try NodeYAML.text(request).write(
            toFile: request.folder + "/node.yaml",
            atomically: true,
            encoding: .utf8
        )
        return chain
    }

    private static func card(
        _ request: Request,
        keys: [CardKey],
        root: SigningKey,
        jti: RandomID,
        logName: String
    ) throws -> CardPayload {
        let base = request.url + "/herald/v1"
        return CardPayload(
            jti: jti,
            party: request.party,
            name: request.name,
            version: 1,
            previous: nil,
            issuedAt: request.now,
            root: try object(root.verificationKey.jwk),
            keys: keys,
            officers: request.officers.map { CardOfficer(name: $0.name, jwk: $0.jwk, roles: $0.roles) },
            mandate: [
                MandateRule(approvals: 1, role: .watch, kinds: [.distress], severities: nil, statuses: nil),
                MandateRule(
                    approvals: 2,
                    role: .releaser,
                    kinds: nil,
                    severities: [.extreme, .severe],
                    statuses: [.actual]
                ),
                MandateRule(approvals: 1, role: .releaser, kinds: nil, severities: nil, statuses: nil),
            ],
            endpoints: [request.url],
            log: CardLog(origin: "\(request.party.text)/herald/\(logName)", url: base + "/log"),
            witness: CardWitness(name: "\(request.party.text)/herald/witness", url: base + "/witness"),
            relays: nil,
            policy: CardPolicy(
                ackModes: [.contentFree, .full],
                soleRouteFor: request.soleRouteFor,
                statusInterval: 3600,
                suites: ["HPKE-XWING-KE"],
                mediators: request.mediators
            )
        )
    }

    private static func object(_ value: JSONValue) throws -> JSONObject {
        guard case .object(let object) = value else { throw NodeFailure(3, "a key is not an object") }
        return object
    }
}
