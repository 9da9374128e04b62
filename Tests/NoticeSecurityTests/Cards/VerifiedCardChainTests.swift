// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing
import TransparencyLog

struct VerifiedCardChainTests {
    @Test func `finds a key for its use in any version, and for no other use`() throws {
        var party = try TestParty("mfa.oman.example")
        var random = SeededRandom(seed: 5)
        let newer = SigningKey.make(.ed25519, using: &random)
        try party.addVersion { $0.keys[0].jwk = TestParty.object(newer.verificationKey.jwk) }
        let kid = party.notice.verificationKey.kid
        #expect(party.chain.key(kid, use: .notice) == party.notice.verificationKey)
        #expect(party.chain.key(newer.verificationKey.kid, use: .notice) == newer.verificationKey)
        #expect(party.chain.key(kid, use: .node) == nil)
        #expect(party.chain.latest.key(kid, use: .notice, at: TestParty.start) == nil)
        #expect(party.chain.key(party.root.verificationKey.kid, use: .notice) == nil)
        #expect(party.chain.key(party.officers[0].kid, use: .notice) == nil)
    }

    @Test func `a key is none outside its validity, both ends included`() throws {
        let from = TestParty.start
        let to = from.adding(seconds: 100)
        let party = try TestParty("mfa.oman.example") {
            $0.keys[0].validity = KeyValidity(notBefore: from, notAfter: to)
        }
        let kid = party.notice.verificationKey.kid
        #expect(party.chain.key(kid, use: .notice) != nil)
        for time in [from, to] { #expect(party.chain.key(kid, use: .notice, at: time) != nil) }
        for time in [from.adding(seconds: -1), to.adding(seconds: 1)] {
            #expect(party.chain.key(kid, use: .notice, at: time) == nil)
        }
    }

    @Test func `names an officer in the versions that hold them only`() throws {
        var party = try TestParty("mfa.oman.example")
        let first = party.chain.latest.id
        try party.addVersion { $0.officers.removeFirst() }
        let kid = party.officers[0].kid
        #expect(party.chain.officer(kid, in: first)?.name == "Releaser One")
        #expect(party.chain.officer(kid, in: party.chain.latest.id) == nil)
        #expect(party.chain.card(first)?.payload.version == 1)
        #expect(party.chain.card(ObjectID(bytes: Array(repeating: 0, count: 32))) == nil)
    }

    @Test func `gives log and witness keys under their names, and sealing keys of the latest version`() throws
    {
        var party = try TestParty("mfa.oman.example")
        try party.addVersion { $0.log.origin = "second.oman.example" }
        #expect(party.chain.logKeys.map(\.name) == ["log.mfa.oman.example", "second.oman.example"])
        #expect(party.chain.logKey?.name == "second.oman.example")
        #expect(party.chain.witnessKeys.map(\.name) == ["witness.mfa.oman.example"])
        #expect(party.chain.witnessKeys.first?.algorithm == .cosignatureV1)
        #expect(party.chain.sealingKeys(at: TestParty.start) == [party.sealing.publicKey])
    }

    @Test func `the fingerprint is forty digits that no later version changes`() throws {
        var party = try TestParty("mfa.oman.example")
        let fingerprint = party.chain.fingerprint
        // Computed by another program from the root in this card.
        #expect(fingerprint == "85782 46107 77204 60672 84513 67567 53067 69865")
        try party.addVersion { _ in }
        #expect(party.chain.fingerprint == fingerprint)
        let groups = fingerprint.split(separator: " ")
        #expect(groups.count == 8 && groups.allSatisfy { $0.count == 5 && Int($0) != nil })
        #expect(try TestParty("mfa.oman.example", seed: 2).chain.fingerprint != fingerprint)
        #expect(try TestParty("mfa.qatar.example").chain.fingerprint != fingerprint)
    }
}
