// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Whether a channel was silent from 100 to 200 (docs/spec/bundle.md section 7).
struct SilenceTests {
    private var quiet: SilenceScene

    init() throws { quiet = try SilenceScene() }

    private func silence(_ scene: SilenceScene) throws -> SilenceReport {
        try #require(try scene.report().silence)
    }

    @Test mutating func `is shown by two statuses with one number whose windows cover the period`() throws {
        try quiet.dispatch(from: 10, to: 20)
        try quiet.state(from: 30, to: 100)
        try quiet.state(from: 110, to: 150)
        try quiet.state(from: 200, to: 250)
        let silence = try silence(quiet)
        #expect(silence.verdict == .shown)
        #expect(silence.missing.isEmpty && silence.dispatches.isEmpty)
        #expect(
            silence.bounds.map(\.notAfter.time?.seconds) == [100, 250].map { TestParty.start.seconds + $0 }
        )
        #expect(silence.saidBy == [quiet.scene.sender.id])
        #expect(try quiet.report().shown.contains(.silence))
        #expect(try quiet.report().text.contains("colluding parties"))
    }

    @Test mutating func `is not shown by a status that a revoked key may have signed later`() throws {
        try quiet.state(from: 30, to: 100)
        try quiet.state(from: 200, to: 250)
        #expect(try silence(quiet).verdict == .shown)
        let next = try TestParty("next.example").node
        let reason = try ReasonCode("compromised")
        let old = quiet.scene.sender.node.verificationKey.kid
        try quiet.scene.sender.addVersion { payload in
            payload.issuedAt = TestParty.start.adding(seconds: 1000)
            payload.keys.removeAll { $0.use == .node }
            payload.keys.append(CardKey(jwk: TestParty.object(next.verificationKey.jwk), use: .node))
            payload.revoked = [
                RevokedKey(at: TestParty.start.adding(seconds: 150), kid: old, reason: reason)
            ]
        }
        let report = try quiet.scene.report(quiet.document, cards: quiet.scene.cards())
        #expect(report.revoked.map(\.verdict) == [.before, .after])
        #expect(report.silence?.verdict == .notShown)
        #expect(report.silence?.missing.first?.contains("lower bound") == true)
        #expect(!report.shown.contains(.silence))
    }

    @Test(arguments: [(99, 200), (100, 201)] as [(Int64, Int64)])
    mutating func `is not shown beyond the windows, and the answer says what is missing`(
        period: (Int64, Int64)
    ) throws {
        try quiet.state(from: 30, to: 100)
        try quiet.state(from: 200, to: 250)
        quiet.period = period
        let silence = try silence(quiet)
        #expect(silence.verdict == .notShown)
        let side = period.0 == 99 ? "upper" : "lower"
        #expect(silence.missing.count == 1)
        #expect(silence.missing.first?.contains("\(side) bound") == true)
        #expect(try !quiet.report().shown.contains(.silence))
    }

    @Test(arguments: [(110, 190, true), (90, 190, false), (110, 210, false)] as [(Int64, Int64, Bool)])
    mutating func `names a dispatch that lies or may lie in the period`(
        early: Int64,
        late: Int64,
        isInside: Bool
    ) throws {
        try quiet.state(from: 30, to: 100)
        try quiet.dispatch(from: early, to: late)
        try quiet.state(from: 200, to: 250)
        let silence = try silence(quiet)
        #expect(silence.verdict == .dispatch)
        #expect(silence.dispatches.map(\.number) == [1])
        #expect(silence.dispatches.map(\.isInside) == [isInside])
        #expect(silence.saidBy.isEmpty)
    }

    @Test(arguments: [(40, 99), (201, 240)] as [(Int64, Int64)])
    mutating func `is shown where a dispatch between the statuses lies outside by its own window`(
        early: Int64,
        late: Int64
    ) throws {
        try quiet.state(from: 30, to: 39)
        try quiet.dispatch(from: early, to: late)
        try quiet.state(from: 241, to: 250)
        #expect(try silence(quiet).verdict == .shown)
        // Without the dispatch nobody can look.
        let without = quiet.scene.changed(quiet.document) { $0.channels[0].dispatches = [] }
        let answer = try #require(try quiet.scene.report(without).silence)
        #expect(answer.verdict == .notShown)
        #expect(answer.missing.first?.contains("dispatches 1 to 1") == true)
    }

    @Test mutating func `says who besides the sender agrees, and claims no more for them`() throws {
        try quiet.state(from: 30, to: 100)
        try quiet.state(from: 200, to: 250)
        try quiet.answer(from: 210, to: 260, inbound: .none)
        try quiet.relay(from: 20, to: 90)
        try quiet.relay(from: 220, to: 270)
        let silence = try silence(quiet)
        #expect(silence.verdict == .shown)
        #expect(silence.voices.map(\.stand) == [.agrees, .agrees])
        #expect(silence.voices.map(\.part) == [.recipient, .relay])
        #expect(silence.words.contains("carried nothing for this pair"))
    }

    @Test mutating func `says that a relay carried something, or does not reach the period`() throws {
        try quiet.state(from: 30, to: 100)
        try quiet.state(from: 200, to: 250)
        try quiet.answer(from: 110, to: 120, inbound: .none)
        try quiet.relay(from: 20, to: 90, more: 1)
        var short = quiet
        try quiet.relay(from: 220, to: 270, more: 2)
        #expect(try silence(quiet).voices.map(\.stand) == [.notShown, .differs])
        #expect(try silence(quiet).words.contains("took charge of 2 envelopes"))
        try short.relay(from: 120, to: 130)
        #expect(try silence(short).voices.last?.stand == .notShown)
    }

    @Test mutating func `says that the recipient's record differs, which its own word alone shows`() throws {
        try quiet.state(from: 30, to: 100)
        try quiet.state(from: 230, to: 250)
        let other = ChannelEnd(number: 1, head: ObjectID(bytes: [UInt8](repeating: 9, count: 32)))
        try quiet.answer(from: 205, to: 220, inbound: other)
        let silence = try silence(quiet)
        #expect(silence.verdict == .shown)
        #expect(silence.voices.map(\.stand) == [.differs])
        #expect(silence.words.contains("the recipient's own record differs"))
    }

    @Test mutating func `rests on trusted witnesses alone`() throws {
        try quiet.state(from: 30, to: 100)
        try quiet.state(from: 200, to: 250)
        let verifier = try BundleVerifier(cardFiles: quiet.scene.cards(), policy: nil)
        guard case .verified(let report) = verifier.verify(try quiet.scene.sealed(quiet.document)) else {
            Issue.record("refused")
            return
        }
        #expect(report.silence?.verdict == .notShown)
        #expect(report.silence?.missing.count == 2)
    }

    @Test mutating func `is not shown by a bundle that does not ask`() throws {
        try quiet.state(from: 30, to: 100)
        try quiet.state(from: 200, to: 250)
        let report = try quiet.scene.report(quiet.scene.changed(quiet.document) { $0.silence = nil })
        #expect(report.silence == nil)
        #expect(report.guarantee(.silence)?.isShown == false)
        let other = quiet.scene.changed(quiet.document) { document in
            document.silence?.to = quiet.scene.second.id
        }
        #expect(try quiet.scene.answer(other) == .refused("malformed-bundle"))
    }
}
