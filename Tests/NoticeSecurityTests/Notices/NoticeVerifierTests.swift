// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct NoticeVerifierTests {
    private let recipient: PartyID
    private var party: TestParty

    init() throws {
        recipient = try PartyID("mod.iran.example")
        party = try TestParty("mfa.oman.example")
    }

    @Test mutating func `holds the approvals in ascending order, once each, in the released notice`() throws {
        let notice = try party.released(TestParty.draft(), to: [recipient])
        let approvals = notice.approvals.map(\.jws)
        let again = try NoticeVerifier.verify(
            text: notice.text,
            approvals: approvals.reversed() + approvals,
            issuer: party.chain,
            mode: .complete
        )
        #expect(again == notice && notice.mandate.isSatisfied && approvals.count == 2)
        #expect(approvals == approvals.sorted(by: precedesInBytes))
        let released = String(decoding: notice.releasedBytes, as: UTF8.self)
        #expect(released == ([notice.issuerJWT] + approvals).joined(separator: "\n"))
        #expect(!released.contains("~"))
        #expect(ObjectHash.digest(Array(notice.text.utf8)) == notice.sdHash)
    }

    @Test mutating func `is checked under exactly the card version it names`() throws {
        let notice = try party.released(TestParty.draft(), to: [recipient])
        let before = try CardVerifier.verify(chain: [party.chain.versions[0].jws])
        var random = SeededRandom(seed: 4)
        let newer = SigningKey.make(.ed25519, using: &random)
        try party.addVersion { $0.keys[0].jwk = TestParty.object(newer.verificationKey.jwk) }
        _ = try NoticeVerifier.verify(
            text: notice.text,
            approvals: [],
            issuer: party.chain,
            mode: .complete
        )
        let late = try party.compose(TestParty.draft(), to: [recipient])
        #expect(throws: SecurityError(.wrongKey, "")) {
            try NoticeVerifier.verify(text: late.text, approvals: [], issuer: party.chain, mode: .complete)
        }
        #expect(throws: SecurityError(.unknownCard, "")) {
            try NoticeVerifier.verify(text: late.text, approvals: [], issuer: before, mode: .complete)
        }
    }

    @Test mutating func `refuses the card of another party`() throws {
        let other = try TestParty("mfa.qatar.example")
        let composed = try party.compose(TestParty.draft(), to: [recipient])
        #expect(throws: SecurityError(.mismatch, "")) {
            try NoticeVerifier.verify(
                text: composed.text,
                approvals: [],
                issuer: other.chain,
                mode: .complete
            )
        }
        #expect(try NoticeVerifier.claimedIssuer(of: composed.text) == party.id)
    }

    @Test mutating func `refuses a notice key outside its validity at the time composed`() throws {
        try party.addVersion { $0.keys[0].validity = KeyValidity(notAfter: TestParty.start) }
        let inside = try party.compose(TestParty.draft(), to: [recipient])
        _ = try NoticeVerifier.verify(
            text: inside.text,
            approvals: [],
            issuer: party.chain,
            mode: .complete
        )
        let late = try party.compose(
            TestParty.draft(),
            to: [recipient],
            at: TestParty.start.adding(seconds: 1)
        )
        #expect(throws: SecurityError(.wrongKey, "")) {
            try NoticeVerifier.verify(text: late.text, approvals: [], issuer: party.chain, mode: .complete)
        }
    }

    @Test mutating func `says mismatch where the sender declared another precision`() throws {
        let fields = try TestParty.draft().fields.withComputedFields.json
        guard case .object(var object) = fields else { return }
        object["windowPrecision"] = ["seconds": 60]
        let composed = try party.compose(TestParty.draft(), to: [recipient])
        guard case .object(var visible) = composed.visible.json else { return }
        visible["_sd"] = nil
        visible["_sd_alg"] = nil
        let signed = try SDJWT.sign(
            visible: visible,
            fields: object,
            typ: ObjectType.notice.rawValue,
            key: party.notice,
            using: &party.random
        )
        let notice = try NoticeVerifier.verify(
            text: String(decoding: signed.presentation.bytes, as: UTF8.self),
            approvals: [],
            issuer: party.chain,
            mode: .complete
        )
        #expect(notice.specificity == .mismatch)
    }

    @Test mutating func `refuses another number of digests than it states`() throws {
        let composed = try party.compose(TestParty.draft(), to: [recipient])
        let jwt = try #require(composed.text.split(separator: "~").first)
        let text = try Forgery.resign(String(jwt), "hidden", 7, key: party.notice)
        #expect(throws: SecurityError(.hiddenCountMismatch, "")) {
            try NoticeVerifier.verify(text: text + "~", approvals: [], issuer: party.chain, mode: .partial)
        }
    }
}
