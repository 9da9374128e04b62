// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Senders and relays that lie about a channel's silence.
struct SilenceAttackTests {
    private var lie: SilenceScene

    init() throws { lie = try SilenceScene() }

    @Test mutating func `a sender that leaves a number out of its status is caught by the dispatch`() throws {
        try lie.state(from: 30, to: 100)
        try lie.dispatch(from: 110, to: 190)
        try lie.state(from: 200, to: 250, end: ChannelEnd.none)
        #expect(try lie.answer() == .refused("equivocation"))
    }

    @Test mutating func `a sender that hides a dispatch is caught when it is shown later`() throws {
        try lie.state(from: 30, to: 100)
        var hidden = lie
        try lie.state(from: 200, to: 250)
        #expect(try lie.report().shown.contains(.silence))
        // The recipient shows what it holds, with its own log's proof, beside the same statuses.
        try hidden.dispatch(from: 110, to: 190)
        let dispatch = try #require(hidden.document.channels[0].dispatches.first)
        var shown = lie
        try shown.log(ObjectHash.leaf(.dispatch, dispatch), of: shown.scene.recipient, by: 195)
        let document = shown.scene.changed(shown.document) { $0.channels[0].dispatches = [dispatch] }
        #expect(try lie.scene.answer(document) == .refused("equivocation"))
    }

    @Test mutating func `a sender that signs two statuses with one index is caught`() throws {
        try lie.state(from: 30, to: 100)
        var other = lie
        try lie.state(from: 200, to: 250)
        try other.dispatch(from: 110, to: 190)
        try other.state(from: 200, to: 250)
        // Both second statuses, one in each direction's slot.
        let (one, two) = (lie.document.channels[0], other.document.channels[0])
        let back = BundleDocument.Channel(from: one.to, to: one.from, dispatches: [], statuses: two.statuses)
        let document = lie.scene.changed(lie.document) { document in
            document.channels.append(back)
            document.channels.sort { ($0.from, $0.to) < ($1.from, $1.to) }
        }
        #expect(try lie.scene.answer(document) == .refused("equivocation"))
    }

    @Test mutating func `a status that claims an earlier time shows nothing earlier, and is flagged`() throws
    {
        try lie.state(from: 30, to: 100)
        // Made after a dispatch of 210 to 220, it says that it is of 150.
        try lie.state(from: 200, to: 250, at: 150)
        let report = try lie.report()
        #expect(report.silence?.verdict == .shown)
        #expect(report.silence?.bounds.last?.isClaimOutside == true)
        #expect(report.text.contains("lies outside"))
        // A first status that claims 90 and was seen by 130 only does not begin the period.
        var late = try SilenceScene()
        try late.state(from: 30, to: 130, at: 90)
        try late.state(from: 200, to: 250)
        #expect(try late.report().silence?.verdict == .notShown)
    }

    @Test mutating func `an old anchor in a status made later does not reach the end of the period`() throws {
        try lie.state(from: 30, to: 100)
        try lie.state(from: 150, to: 400, at: 200)
        let silence = try #require(try lie.report().silence)
        #expect(silence.verdict == .notShown)
        #expect(silence.missing.first?.contains("the latest is") == true)
    }

    @Test mutating func `a relay that signs two histories of one pair is caught`() throws {
        try lie.state(from: 30, to: 100)
        try lie.relay(from: 20, to: 90, more: 1)
        var fork = lie
        try lie.relay(from: 200, to: 250)
        try fork.relay(from: 200, to: 250, more: 1)
        let chains = (lie.document.channels[0].relayStatuses, fork.document.channels[0].relayStatuses)
        let second = try #require(chains.1.first?.chain.last)
        let broken = lie.scene.changed(lie.document) { document in
            document.channels[0].relayStatuses[0].chain.append(second)
        }
        #expect(try lie.scene.answer(broken) == .refused("chain-broken"))
        let swapped = lie.scene.changed(lie.document) { document in
            document.channels[0].relayStatuses[0].chain.reverse()
        }
        #expect(try lie.scene.answer(swapped) == .refused("chain-broken"))
    }

    @Test mutating func `a relay's status stands in no other slot, and no other object in its slot`() throws {
        try lie.state(from: 30, to: 100)
        try lie.relay(from: 20, to: 90)
        let relays = lie.document.channels[0].relayStatuses
        let statuses = lie.document.channels[0].statuses
        let asStatus = lie.scene.changed(lie.document) { $0.channels[0].statuses = relays }
        #expect(try lie.scene.answer(asStatus) == .refused("wrong-type"))
        let asRelay = lie.scene.changed(lie.document) { $0.channels[0].relayStatuses = statuses }
        #expect(try lie.scene.answer(asRelay) == .refused("wrong-type"))
        let elsewhere = lie.scene.changed(lie.document) { document in
            (document.channels[0].from, document.channels[0].to) = (
                document.channels[0].to, document.channels[0].from
            )
            document.channels[0].statuses = []
            document.silence = nil
        }
        #expect(try lie.scene.answer(elsewhere) == .refused("wrong-slot"))
        let unasked = lie.scene.changed(lie.document) {
            $0.channels[0].relayStatuses[0].issuer = lie.scene.second.id
        }
        #expect(try lie.scene.answer(unasked) == .refused("mismatch"))
        // Without the relay's card nothing rests on it, and its form is still checked.
        let cards = lie.scene.cards(without: lie.scene.relay)
        let report = try lie.scene.report(lie.document, cards: cards)
        #expect(report.silence?.voices.isEmpty == true)
    }
}
