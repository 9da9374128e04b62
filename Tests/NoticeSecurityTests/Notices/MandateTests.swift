// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct MandateTests {
    private let recipient: PartyID
    private var party: TestParty
    private let composed: ComposedNotice

    init() throws {
        recipient = try PartyID("mod.iran.example")
        party = try TestParty("mfa.oman.example")
        composed = try party.compose(TestParty.draft(), to: [recipient])
    }

    private func verdict(_ approvals: [String]) throws -> MandateVerdict {
        try NoticeVerifier.verify(
            text: composed.text,
            approvals: approvals,
            issuer: party.chain,
            mode: .complete
        ).mandate
    }

    @Test mutating func `two releasers are enough for a severe warning, one is not`() throws {
        let one = try party.approval(of: composed.id, by: party.officers[0])
        let two = try party.approval(of: composed.id, by: party.officers[1])
        #expect(try verdict([one]) == .notMet(reason: "1 of 2 officers with the role releaser approved"))
        #expect(try verdict([two, one]) == .satisfied)
    }

    @Test mutating func `one releaser is enough for a minor one`() throws {
        let minor = try party.compose(TestParty.draft(severity: .minor), to: [recipient])
        let approval = try party.approval(of: minor.id, by: party.officers[1])
        let notice = try NoticeVerifier.verify(
            text: minor.text,
            approvals: [approval],
            issuer: party.chain,
            mode: .complete
        )
        #expect(notice.mandate == .satisfied)
    }

    @Test mutating func `no rule that matches allows no release`() throws {
        try party.addVersion { $0.mandate = [MandateRule(approvals: 0, role: .releaser, kinds: [.question])] }
        let warning = try party.compose(TestParty.draft(), to: [recipient])
        let question = try party.compose(TestParty.draft(), to: [recipient], kind: .question)
        let verdicts = try [warning, question].map { composed in
            try NoticeVerifier.verify(
                text: composed.text,
                approvals: [],
                issuer: party.chain,
                mode: .complete
            ).mandate.isSatisfied
        }
        #expect(verdicts == [false, true])
    }

    @Test mutating func `wrongly approved: one officer twice counts once`() throws {
        let first = try party.approval(of: composed.id, by: party.officers[0])
        let second = try party.approval(of: composed.id, by: party.officers[0])
        #expect(first != second)
        #expect(try verdict([first, second]).isSatisfied == false)
    }

    @Test mutating func `wrongly approved: refuses an officer without the role`() throws {
        let drafter = try #require(party.officer("Drafter"))
        let claimed = try party.approval(of: composed.id, by: drafter)
        #expect(throws: SecurityError(.roleNotHeld, "")) { try verdict([claimed]) }
        let good = try party.approval(of: composed.id, by: party.officers[0])
        let own = try party.approval(of: composed.id, by: drafter, as: .drafter)
        #expect(try verdict([good, own]).isSatisfied == false)
    }

    @Test mutating func `wrongly approved: refuses an officer of a later card`() throws {
        let other = try TestParty("mfa.qatar.example")
        let newcomer = other.officers[0]
        let card = party.chain.latest.id
        try party.addVersion {
            $0.officers[0].jwk = TestParty.object(newcomer.key.verificationKey.jwk)
        }
        for named in [card, party.chain.latest.id] {
            let approval = try party.approval(of: composed.id, card: named, by: newcomer)
            #expect(throws: SecurityError.self) { try verdict([approval]) }
        }
        let early = try party.approval(of: composed.id, card: card, by: newcomer)
        #expect(throws: SecurityError(.wrongKey, "")) { try verdict([early]) }
    }

    @Test mutating func `wrongly approved: refuses an approval for another notice or card`() throws {
        let other = try party.compose(TestParty.draft(), to: [recipient])
        let foreign = try party.approval(of: other.id, by: party.officers[0])
        #expect(throws: SecurityError(.mismatch, "")) { try verdict([foreign]) }
        let card = try party.approval(of: composed.id, card: other.id, by: party.officers[0])
        #expect(throws: SecurityError(.mismatch, "")) { try verdict([card]) }
        #expect(throws: SecurityError(.unknownCard, "")) {
            try ApprovalVerifier.verify(card, issuer: party.chain)
        }
        #expect(try ApprovalVerifier.verify(foreign, issuer: party.chain).officer == "Releaser One")
    }

    @Test mutating func `wrongly approved: refuses a party's own keys and keys out of validity`() throws {
        let node = TestOfficer(name: "Node", roles: [], key: party.node)
        let approval = try party.approval(of: composed.id, by: node)
        #expect(throws: SecurityError(.wrongKey, "")) { try verdict([approval]) }
        try party.addVersion { $0.officers[0].validity = KeyValidity(notAfter: TestParty.start) }
        let fresh = try party.compose(TestParty.draft(), to: [recipient])
        let late = try party.approval(
            of: fresh.id,
            by: party.officers[0],
            at: TestParty.start.adding(seconds: 1)
        )
        #expect(throws: SecurityError(.wrongKey, "")) {
            try ApprovalVerifier.verify(late, issuer: party.chain)
        }
    }

    @Test mutating func `wrongly approved: refuses an approval with any byte altered`() throws {
        let approval = try party.approval(of: composed.id, by: party.officers[0])
        let chain = party.chain
        let accepted = Forgery.acceptedFlips(of: approval) { text in
            _ = try ApprovalVerifier.verify(text, issuer: chain)
        }
        #expect(accepted == 0)
    }
}
