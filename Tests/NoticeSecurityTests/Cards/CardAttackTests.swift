// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct CardAttackTests {
    @Test func `equivocating cards: refuses another card with a version that is known`() throws {
        var party = try TestParty("mfa.oman.example")
        let before = party
        try party.addVersion { $0.name = "What one is told" }
        var liar = before
        let other = try liar.signedVersion { $0.name = "What another is told" }
        #expect(throws: SecurityError(.equivocation, "")) {
            try CardVerifier.extend(known: party.chain, with: [other])
        }
    }

    @Test func `equivocating cards: a forger without the root makes nobody an equivocator`() throws {
        var party = try TestParty("mfa.oman.example")
        try party.addVersion { _ in }
        var payload = party.chain.latest.payload
        payload.name = "Forged"
        let forged = try CardSigner.sign(payload: payload, root: party.notice)
        #expect(throws: SecurityError(.wrongKey, "")) {
            try CardVerifier.extend(known: party.chain, with: [forged])
        }
        let impostor = try TestParty("mfa.oman.example", seed: 9)
        #expect(throws: SecurityError(.wrongKey, "")) {
            try CardVerifier.extend(known: party.chain, with: [impostor.chain.latest.jws])
        }
    }

    /// The identity, a point of order 4, a y that is not below p, and a sign bit for x = 0.
    @Test(arguments: [
        ("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", SecurityError.Code.lowOrderKey),
        ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", .lowOrderKey),
        ("7v_______________________________________38", .nonCanonicalKey),
        ("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA", .nonCanonicalKey),
    ])
    func `trick key: refuses a card that holds one`(x: String, code: SecurityError.Code) throws {
        let trick: JSONObject = ["crv": "Ed25519", "kty": "OKP", "x": .string(x)]
        let party = try TestParty("mfa.oman.example")
        let places: [(inout CardPayload) -> Void] = [
            { $0.keys[0].jwk = trick }, { $0.officers[0].jwk = trick }, { $0.root = trick },
        ]
        for place in places {
            var payload = party.chain.latest.payload
            place(&payload)
            let card = try Forgery.sign(payload.json, as: .card, key: party.root)
            #expect(throws: SecurityError(code, "")) { try CardVerifier.verify(chain: [card]) }
            #expect(throws: SecurityError(code, "")) {
                try CardSigner.sign(payload: payload, root: party.root)
            }
        }
    }

    @Test func `wrong key: refuses a key that stands in the card twice`() throws {
        let party = try TestParty("mfa.oman.example")
        let notice = TestParty.object(party.notice.verificationKey.jwk)
        let places: [(inout CardPayload) -> Void] = [
            { $0.keys[1].jwk = notice }, { $0.officers[0].jwk = notice }, { $0.root = notice },
            { $0.officers[1].jwk = $0.officers[0].jwk },
        ]
        for place in places {
            var payload = party.chain.latest.payload
            place(&payload)
            let signer = payload.root == notice ? party.notice : party.root
            let card = try Forgery.sign(payload.json, as: .card, key: signer)
            #expect(throws: SecurityError(.malformedCard, "")) { try CardVerifier.verify(chain: [card]) }
        }
    }

    @Test func `wrong key: refuses two officers of one name`() throws {
        let party = try TestParty("mfa.oman.example")
        var payload = party.chain.latest.payload
        payload.officers[1].name = payload.officers[0].name
        let card = try Forgery.sign(payload.json, as: .card, key: party.root)
        #expect(throws: SecurityError(.malformedCard, "")) { try CardVerifier.verify(chain: [card]) }
    }

    @Test func `wrong key: refuses a key of a type that its use does not have`() throws {
        let party = try TestParty("mfa.oman.example")
        var random = SeededRandom(seed: 3)
        let curve = TestParty.object(SigningKey.make(.es256, using: &random).verificationKey.jwk)
        let x25519 = TestParty.object(try SealingPrivateKey.make(.x25519, using: &random).publicKey.jwk)
        let sealing = TestParty.object(party.sealing.publicKey.jwk)
        let wrong: [(KeyUse, JSONObject)] = [
            (.log, curve), (.witness, curve), (.sealing, x25519), (.sealing, curve), (.node, sealing),
        ]
        for (use, jwk) in wrong {
            var payload = party.chain.latest.payload
            for index in payload.keys.indices where payload.keys[index].use == use {
                payload.keys[index].jwk = jwk
            }
            if use == .node { payload.keys.removeAll { $0.use == .sealing && $0.jwk == jwk } }
            let card = try Forgery.sign(payload.json, as: .card, key: party.root)
            #expect(throws: SecurityError.self) { try CardVerifier.verify(chain: [card]) }
        }
    }
}
