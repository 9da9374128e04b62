// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct CardVerifierTests {
    @Test(arguments: SignatureAlgorithm.allCases)
    func `verifies the file of a chain and gives it back`(algorithm: SignatureAlgorithm) throws {
        var party = try TestParty("mfa.oman.example", algorithm: algorithm)
        try party.addVersion { $0.name = "Second" }
        try party.addVersion { $0.name = "Third" }
        let read = try CardVerifier.verify(file: party.chain.fileBytes)
        #expect(read.versions.map(\.id) == party.chain.versions.map(\.id))
        #expect(read.latest.payload.name == "Third")
        #expect(read.fileBytes == party.chain.fileBytes)
        #expect(read.fingerprint == party.chain.fingerprint)
    }

    @Test func `refuses a file that is not canonical`() throws {
        let party = try TestParty("mfa.oman.example")
        #expect(throws: SecurityError(.malformedCard, "")) {
            try CardVerifier.verify(file: party.chain.fileBytes + [0x0A])
        }
    }

    @Test func `refuses a chain that starts late, skips a version or repeats one`() throws {
        var party = try TestParty("mfa.oman.example")
        try party.addVersion { _ in }
        try party.addVersion { _ in }
        let cards = party.chain.versions.map(\.jws)
        for chain in [[cards[1]], [cards[0], cards[2]], [cards[0], cards[0]], [cards[1], cards[0]]] {
            #expect(throws: SecurityError(.brokenChain, "")) { try CardVerifier.verify(chain: chain) }
        }
        #expect(throws: SecurityError(.malformedCard, "")) { try CardVerifier.verify(chain: []) }
    }

    @Test func `refuses version 1 that another root signed`() throws {
        let party = try TestParty("mfa.oman.example")
        let card = try CardSigner.sign(payload: party.chain.latest.payload, root: party.notice)
        #expect(throws: SecurityError(.wrongKey, "")) { try CardVerifier.verify(chain: [card]) }
    }

    @Test func `refuses a version that its own root signed instead of the one before`() throws {
        var party = try TestParty("mfa.oman.example")
        var random = SeededRandom(seed: 7)
        let newRoot = SigningKey.make(.ed25519, using: &random)
        let good = try party.signedVersion(newRoot: newRoot) { _ in }
        let payload = try CardPayload(payload: CompactJWS(parsing: good, maxBytes: 131_072).unverifiedPayload)
        let bad = try CardSigner.sign(payload: payload, root: newRoot)
        #expect(throws: SecurityError(.wrongKey, "")) {
            try CardVerifier.extend(known: party.chain, with: [bad])
        }
        #expect(try CardVerifier.extend(known: party.chain, with: [good]).versions.count == 2)
    }

    @Test func `extends a chain by a file that starts at version 1`() throws {
        var party = try TestParty("mfa.oman.example")
        let first = party.chain
        try party.addVersion { _ in }
        let extended = try CardVerifier.extend(known: first, with: party.chain.versions.map(\.jws))
        #expect(extended.latest.id == party.chain.latest.id)
        let again = try CardVerifier.extend(known: extended, with: [first.latest.jws])
        #expect(again.versions.count == 2)
    }

    @Test func `refuses the card of another party as the next version`() throws {
        let party = try TestParty("mfa.oman.example")
        let other = try TestParty("mfa.qatar.example")
        #expect(throws: SecurityError(.mismatch, "")) {
            try CardVerifier.extend(known: party.chain, with: [other.chain.latest.jws])
        }
    }

    @Test func `refuses a card with any byte altered`() throws {
        let party = try TestParty("mfa.oman.example")
        let accepted = Forgery.acceptedFlips(of: party.chain.latest.jws) { text in
            _ = try CardVerifier.verify(chain: [text])
        }
        #expect(accepted == 0)
    }
}
