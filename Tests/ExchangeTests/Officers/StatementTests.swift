// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Statements` {
    private func scene() async throws -> (Scene, ExchangeNode, KeyID) {
        let scene = try await Scene([Scene.ash, Scene.birch, "witness.example"])
        try await scene.publish()
        let seat = try scene.seat(Scene.ash)
        return (scene, seat.node, try #require(seat.party.officer("Watch")).kid)
    }

    private func chain(_ scene: Scene) async throws -> StatementChain {
        let seat = try scene.seat(Scene.ash)
        let records = try await seat.node.filings(FilingQuery(.statement, limit: 99))
        return StatementChain(
            try records.map { record in
                guard
                    case .statement(let found) = try FilingVerifier.verify(
                        record.jws,
                        issuer: seat.party.chain
                    )
                else {
                    throw SecurityError(.wrongType, "")
                }
                return found
            }
        )
    }

    @Test func `are corrected and retracted by others, and stay as they were`() async throws {
        let (scene, node, officer) = try await scene()
        let first = try await node.recordStatement(.sample("They were told before."), by: officer)
        let second = try await node.recordStatement(
            .sample("They were told after.", links: StatementLinks(corrects: first)),
            by: officer
        )
        let third = try await node.recordStatement(
            .sample("I was wrong.", links: StatementLinks(answers: [second], retracts: first)),
            by: officer
        )
        let chain = try await chain(scene)
        #expect(chain.condition(of: first) == "retracted")
        #expect(chain.condition(of: second) == "standing")
        #expect(chain.course(of: third).map(\.id) == [first, second, third])
        #expect(chain.course(of: first).map(\.id) == [first, second, third])
        #expect(chain.answering(second).map(\.id) == [third])
        #expect(try #require(chain.statement(first)).payload.content.words == "They were told before.")
        let lines = chain.lines(of: try #require(chain.statement(first)))
        #expect(lines.count == 2 && lines[0].contains("They were told after."))
        #expect(try await node.filings(FilingQuery(.statement, about: first.text, limit: 9)).count == 2)
    }

    @Test func `link only to statements that are here, and cite none as a notice`() async throws {
        let (_, node, officer) = try await scene()
        let unknown = ObjectID(bytes: [UInt8](repeating: 9, count: 32))
        for links in [
            StatementLinks(corrects: unknown), StatementLinks(retracts: unknown),
            StatementLinks(answers: [unknown]),
        ] {
            let code = try await refusalCode {
                try await node.recordStatement(.sample(links: links), by: officer)
            }
            #expect(code == "unknown-statement")
        }
        let first = try await node.recordStatement(.sample(), by: officer)
        let cites = StatementLinks(cites: [first])
        #expect(
            try await refusalCode { try await node.recordStatement(.sample(links: cites), by: officer) }
                == "not-a-notice"
        )
        _ = try await node.recordStatement(
            .sample(links: StatementLinks(cites: [unknown], follows: [first])),
            by: officer
        )
    }

    @Test func `count nowhere as a notice`() async throws {
        let (scene, node, officer) = try await scene()
        let id = try await node.recordStatement(.sample(), by: officer)
        #expect(try await node.outbox().isEmpty)
        #expect(try await node.inbox(isListing: true).isEmpty)
        #expect(
            try await refusalCode { try await node.bundle(.notice(id, open: nil), isPartial: true) } != nil
        )
        let jws = try await node.filing(id).jws
        let chain = try scene.seat(Scene.ash).party.chain
        #expect(throws: SecurityError.self) {
            try NoticeVerifier.verify(text: jws, approvals: [], issuer: chain, mode: .partial)
        }
    }

    @Test(
        arguments: [
            (nil, nil, "no-party"), ("ash.example", nil, "not-in-register"),
            ("ash.example", "Nobody", "not-in-register"), ("ash.example", "Watch", "no-mandate"),
            ("birch.example", "Releaser One", "no-card"), ("ash.example", "Releaser One", "registered"),
        ] as [(String?, String?, String)]
    )
    func `have a speaker with standing only by the register`(
        party: String?,
        register: String?,
        expected: String
    ) throws {
        let speaker = StatementSpeaker(
            capacity: .named,
            name: "A speaker",
            party: try party.map { text throws(FormatError) in try PartyID(text) },
            register: register
        )
        let standing = SpeakerStanding(of: speaker, card: try TestParty("ash.example").chain.latest.payload)
        switch standing {
        case .registered: #expect(expected == "registered")
        case .notAuthoritative(let reason):
            #expect(reason.text == expected)
            #expect(standing.words.hasPrefix("not authoritative"))
        }
    }
}
