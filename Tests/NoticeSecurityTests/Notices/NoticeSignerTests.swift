// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct NoticeSignerTests {
    @Test(arguments: SignatureAlgorithm.allCases)
    func `composes a notice that verifies, with precision and specificity`(
        algorithm: SignatureAlgorithm
    ) throws {
        var party = try TestParty("mfa.oman.example", algorithm: algorithm)
        let recipient = try PartyID("mod.iran.example")
        let composed = try party.compose(TestParty.draft(), to: [recipient])
        let notice = try NoticeVerifier.verify(
            text: composed.text,
            approvals: [],
            issuer: party.chain,
            mode: .complete
        )
        #expect(notice.id == composed.id && notice.visible == composed.visible)
        #expect(notice.text == composed.text)
        #expect(notice.visible.recipients == [recipient])
        #expect(
            notice.openedNames == [
                .advice, .event, .place, .placePrecision, .specificity, .text, .window, .windowPrecision,
            ]
        )
        #expect(notice.hiddenCount == 8 && notice.isFullyOpened)
        #expect(notice.specificity == .match)
        #expect(notice.fields.specificity?.filled == [.advice, .place, .window])
        #expect(notice.fields.windowPrecision == 3600)
        #expect(notice.mandate == .notMet(reason: "0 of 2 officers with the role releaser approved"))
    }

    @Test func `hides every field under a salt of its own`() throws {
        var party = try TestParty("mfa.oman.example")
        let composed = try party.compose(TestParty.draft(), to: [try PartyID("mod.iran.example")])
        let disclosures = try SDJWT(parsing: Array(composed.text.utf8)).disclosures
        let salts = try disclosures.map { disclosure in
            try StrictJSONParser.parse(Base64URL.decode(disclosure.text))
        }.compactMap { value in if case .array(let elements) = value { elements.first } else { nil } }
        #expect(Set(salts).count == 8)
        let payload = try #require(composed.text.split(separator: ".").dropFirst().first)
        let visible = String(decoding: try Base64URL.decode(String(payload)), as: UTF8.self)
        #expect(!visible.contains("river") && !visible.contains("23.5880"))
    }

    @Test func `refuses to compose what no notice may be`() throws {
        var party = try TestParty("mfa.oman.example")
        let own = party.id
        for recipients in [[], [own]] {
            #expect(throws: SecurityError(.malformedNotice, "")) {
                try party.compose(TestParty.draft(), to: recipients)
            }
        }
        let other = try PartyID("mod.iran.example")
        #expect(throws: SecurityError(.malformedNotice, "")) {
            try party.compose(TestParty.draft(), to: [other], kind: .cancel)
        }
    }
}
