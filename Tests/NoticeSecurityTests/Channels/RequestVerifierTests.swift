// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct RequestVerifierTests {
    private var party: TestParty
    private let node: PartyID
    private let body: [UInt8] = [1, 2, 3]

    init() throws {
        party = try TestParty("mfa.oman.example")
        node = try PartyID("mod.iran.example")
    }

    private mutating func request(to audience: PartyID, by key: SigningKey) throws -> String {
        let claims = RequestClaims(
            jti: party.random.randomID(),
            issuer: party.id,
            audience: audience,
            method: .post,
            path: "/herald/v1/envelopes?x=1",
            digest: ObjectHash.digest(body),
            at: TestParty.start
        )
        return try RequestSigner.sign(claims, key: key).jws
    }

    private func target(
        _ audience: PartyID,
        method: RequestMethod = .post,
        path: String = "/herald/v1/envelopes?x=1",
        body: [UInt8] = [1, 2, 3]
    ) -> RequestVerifier.Target {
        RequestVerifier.Target(audience: audience, method: method, path: path, body: body)
    }

    @Test mutating func `takes a request of another party's node by a transport key`() throws {
        let request = try request(to: node, by: party.transport)
        let verified = try RequestVerifier.verify(request, issuer: party.chain, target: target(node))
        #expect(verified.signer == .node(party.id) && verified.jws == request)
        #expect(try RequestVerifier.claimedIssuer(of: request) == party.id)
        for key in [party.node, party.notice, party.officers[0].key] {
            let wrong = try self.request(to: node, by: key)
            #expect(throws: SecurityError(.wrongKey, "")) {
                try RequestVerifier.verify(wrong, issuer: party.chain, target: target(node))
            }
        }
    }

    @Test mutating func `takes a request of an officer to the own node, by the latest card`() throws {
        let officer = party.officers[0]
        let request = try request(to: party.id, by: officer.key)
        let verified = try RequestVerifier.verify(request, issuer: party.chain, target: target(party.id))
        guard case .officer(let found, let kid) = verified.signer else {
            Issue.record("not an officer's request")
            return
        }
        #expect(found.name == officer.name && kid == officer.kid)
        try party.addVersion { $0.officers.removeFirst() }
        #expect(throws: SecurityError(.wrongKey, "")) {
            try RequestVerifier.verify(request, issuer: party.chain, target: target(party.id))
        }
        let transport = try self.request(to: party.id, by: party.transport)
        #expect(throws: SecurityError(.wrongKey, "")) {
            try RequestVerifier.verify(transport, issuer: party.chain, target: target(party.id))
        }
    }

    @Test mutating func `reflection: refuses a request signed for another audience, path, method or body`()
        throws
    {
        let request = try request(to: node, by: party.transport)
        let wrong = [
            target(party.id), target(node, method: .put), target(node, path: "/herald/v1/envelopes"),
            target(node, body: [1, 2]),
        ]
        for target in wrong {
            #expect(throws: SecurityError(.mismatch, "")) {
                try RequestVerifier.verify(request, issuer: party.chain, target: target)
            }
        }
    }
}
