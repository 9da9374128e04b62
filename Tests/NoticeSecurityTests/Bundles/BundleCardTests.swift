// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct BundleCardTests {
    private let scene: BundleScene

    init() throws { scene = try BundleScene.shared() }

    @Test func `finds nothing out without the card of the sender or of a recipient`() throws {
        for party in [scene.sender, scene.recipient, scene.second] {
            let cards = scene.cards(without: party)
            #expect(try scene.answer(scene.document, cards: cards) == .unknown("missing-card"))
        }
        for party in [scene.sender, scene.recipient] {
            #expect(
                try scene.answer(scene.channel, cards: scene.cards(without: party))
                    == .unknown("missing-card")
            )
        }
    }

    @Test func `finds nothing out without the card of the exporter alone`() throws {
        let bytes = try scene.sealed(scene.document, by: scene.stranger)
        #expect(try Answer(bytes, cards: scene.cards(), policy: nil) == .unknown("missing-card"))
        let known = scene.cards(scene.parties + [scene.stranger])
        #expect(try Answer(bytes, cards: known, policy: nil) == .verified)
    }

    @Test func `misses a card before it looks at signatures`() throws {
        let broken = scene.changed(scene.document) { document in
            document.notice?.approvals = []
            document.inclusions[0].proof += "x"
        }
        let cards = scene.cards(without: scene.second)
        #expect(try scene.answer(broken, cards: cards) == .unknown("missing-card"))
    }

    @Test func `refuses or cannot find out with another party's card in the place of each`() throws {
        for party in scene.parties {
            let cards = scene.cards(scene.parties.map { $0.id == party.id ? scene.stranger : $0 })
            let needed = [scene.sender, scene.recipient, scene.second].contains { $0.id == party.id }
            let answer = try scene.answer(scene.document, cards: cards)
            #expect(answer == (needed ? .unknown("missing-card") : .verified))
        }
    }

    @Test func `refuses with a forged card of the same name`() throws {
        for party in [scene.sender, scene.recipient, scene.second, scene.relay] {
            let forged = try TestParty(party.id.text, seed: 99)
            let cards = scene.cards(scene.parties.map { $0.id == party.id ? forged : $0 })
            #expect(try scene.answer(scene.document, cards: cards).isRefused, "\(party.id.text)")
        }
    }

    @Test func `shows nothing that rests on a relay without its card`() throws {
        let report = try scene.report(scene.document, cards: scene.cards(without: scene.relay))
        let events = report.deliveries[0].events.filter { $0.issuer == scene.relay.id }
        #expect(events.map(\.isVerified) == [false, false])
        #expect(events.allSatisfy { $0.window == nil })
        #expect(report.text.contains("whose card was not given: not shown"))
    }

    @Test func `shows no time without the cards of witnesses`() throws {
        let cards = scene.cards([scene.sender, scene.recipient, scene.second, scene.relay])
        let report = try scene.report(scene.document, cards: cards)
        #expect(!report.shown.contains(.time))
        #expect(!report.shown.contains(.oneHistory))
        #expect(report.deliveries[0].window.words == "not before: no bound, not after: no bound")
        #expect(report.shown.isSuperset(of: [.origin, .arrival, .received]))
    }

    @Test func `checks the form of what a party without a card signed`() throws {
        let moved = scene.changed(scene.document) { document in
            document.deliveries[0].evidence[1].chain.reverse()
        }
        let cards = scene.cards(without: scene.relay)
        #expect(try scene.answer(moved, cards: cards) == .refused("chain-broken"))
        let renamed = scene.changed(scene.channel) { document in
            let position = document.channels[0].statuses.firstIndex { $0.issuer == scene.relay.id }
            if let position { document.channels[0].statuses[position].issuer = scene.stranger.id }
            document.channels[0].statuses.sort { $0.issuer < $1.issuer }
        }
        #expect(try scene.answer(renamed, cards: cards) == .refused("mismatch"))
        let gap = scene.changed(scene.channel) { document in
            let position = document.channels[0].statuses.firstIndex { $0.issuer == scene.relay.id }
            if let position { document.channels[0].statuses[position].chain.swapAt(0, 1) }
        }
        #expect(try scene.answer(gap, cards: cards) == .refused("chain-broken"))
    }

    @Test func `refuses a card file twice and a card file that does not verify`() throws {
        let cards = scene.cards()
        #expect(throws: BundleFault.self) {
            try BundleVerifier(cardFiles: cards + [cards[2]], policy: nil)
        }
        #expect(throws: BundleFault.self) {
            try BundleVerifier(cardFiles: cards + [cards[0] + [0x0A]], policy: nil)
        }
    }

    @Test func `ignores cards of parties that the bundle does not name`() throws {
        let more = scene.cards(scene.parties + [scene.stranger])
        #expect(
            try scene.report(scene.document, cards: more).text == scene.report(scene.document).text
        )
    }
}
