// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

struct NoticeAttackTests {
    private let recipient: PartyID
    private var party: TestParty

    init() throws {
        recipient = try PartyID("mod.iran.example")
        party = try TestParty("mfa.oman.example")
    }

    @Test mutating func `withheld disclosure: the recipient insists on every field`() throws {
        let notice = try party.released(TestParty.draft(), to: [recipient])
        for name in notice.openedNames {
            let text = notice.text(opening: Set(notice.openedNames).subtracting([name]))
            #expect(throws: SecurityError(.undeliveredDisclosure, "")) {
                try NoticeVerifier.verify(text: text, approvals: [], issuer: party.chain, mode: .complete)
            }
        }
    }

    @Test mutating func `cherry-picked disclosure: the number of closed fields stays to be seen`() throws {
        let notice = try party.released(TestParty.draft(), to: [recipient])
        let shown = try NoticeVerifier.verify(
            text: notice.text(opening: [.advice]),
            approvals: notice.approvals.map(\.jws),
            issuer: party.chain,
            mode: .partial
        )
        #expect(shown.openedNames == [.advice] && shown.hiddenCount == 8 && !shown.isFullyOpened)
        #expect(shown.specificity == nil && shown.id == notice.id && shown.sdHash != notice.sdHash)
        #expect(shown.releasedBytes == notice.releasedBytes)
        #expect(shown.mandate.isSatisfied)
    }

    @Test mutating func `cherry-picked disclosure: refuses a field of another notice`() throws {
        let one = try party.released(TestParty.draft("go"), to: [recipient])
        let other = try party.released(TestParty.draft("stay"), to: [recipient])
        let foreign = other.disclosures[0]
        let texts = [
            ([one.issuerJWT, foreign] + one.disclosures.dropFirst()).map { $0 + "~" }.joined(),
            one.issuerJWT + "~" + foreign + "~",
        ]
        for text in texts {
            #expect(throws: SecurityError(.unreferencedDisclosure, "")) {
                try NoticeVerifier.verify(text: text, approvals: [], issuer: party.chain, mode: .partial)
            }
        }
    }

    @Test mutating func `relay alters: refuses a notice with any byte altered`() throws {
        let notice = try party.released(TestParty.draft(), to: [recipient])
        let chain = party.chain
        let accepted = Forgery.acceptedFlips(of: notice.text) { text in
            _ = try NoticeVerifier.verify(text: text, approvals: [], issuer: chain, mode: .partial)
        }
        #expect(accepted == 0)
    }

    @Test mutating func `wrong key: refuses a notice by a key of another use`() throws {
        let composed = try party.compose(TestParty.draft(), to: [recipient])
        for key in [party.node, party.transport, party.root, party.officers[0].key, party.log] {
            let jwt = try Forgery.sign(composed.visible.json, as: .notice, key: key)
            #expect(throws: SecurityError(.wrongKey, "")) {
                try NoticeVerifier.verify(
                    text: jwt + "~",
                    approvals: [],
                    issuer: party.chain,
                    mode: .partial
                )
            }
        }
    }

    @Test mutating func `different content: another text has another id`() throws {
        let one = try party.compose(TestParty.draft("attack"), to: [recipient])
        let other = try party.compose(TestParty.draft("no attack"), to: [recipient])
        #expect(one.id != other.id)
        let jwts = [one.text, other.text].map { $0.split(separator: "~")[0] }
        let fields = other.text.split(separator: "~").dropFirst()
        let mixed = ([jwts[0]] + fields).map { $0 + "~" }.joined()
        #expect(throws: SecurityError(.unreferencedDisclosure, "")) {
            try NoticeVerifier.verify(text: mixed, approvals: [], issuer: party.chain, mode: .complete)
        }
    }
}
