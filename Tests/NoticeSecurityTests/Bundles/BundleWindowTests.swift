// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing
import TransparencyLog

struct BundleWindowTests {
    private let scene: BundleScene

    init() throws { scene = try BundleScene.shared() }

    @Test(arguments: [(1, -40, 100), (2, -50, 110), (3, -60, 120)])
    func `bounds a dispatch by as many witnesses as the policy asks for`(
        threshold: Int,
        early: Int64,
        late: Int64
    ) throws {
        let report = try scene.report(scene.document, policy: scene.policy(threshold))
        for delivery in report.deliveries {
            #expect(delivery.window.notBefore.time == TestParty.start.adding(seconds: early))
            #expect(delivery.window.notAfter.time == TestParty.start.adding(seconds: late))
            #expect(delivery.window.notAfter.marks.count == threshold)
            #expect(delivery.window.notBefore.marks.count == threshold)
        }
        #expect(report.shown.contains(.time) && report.shown.contains(.oneHistory))
    }

    @Test func `says according to whom where witnesses are too few`() throws {
        let cards = scene.cards(without: scene.witnesses[0])
        let report = try scene.report(scene.document, cards: cards, policy: scene.policy(3))
        #expect(!report.shown.contains(.time) && !report.shown.contains(.oneHistory))
        let (early, late) = (
            [-40, -50].map { TestParty.start.adding(seconds: $0).text },
            [110, 120].map { TestParty.start.adding(seconds: $0).text }
        )
        #expect(
            report.deliveries[0].window.words
                == "not before \(early[0]) according to w3.peru.example only,"
                + " \(early[1]) according to w2.kenya.example only,"
                + " not after \(late[0]) according to w2.kenya.example only,"
                + " \(late[1]) according to w3.peru.example only"
        )
    }

    @Test func `names beside a bound only witnesses that bear it out`() throws {
        let words = try scene.report(scene.document, policy: scene.policy(1)).deliveries[0].window.words
        #expect(
            words == "not before \(TestParty.start.adding(seconds: -40).text) (witnessed by w3.peru.example),"
                + " not after \(TestParty.start.adding(seconds: 100).text) (witnessed by w1.norway.example)"
        )
    }

    @Test func `shows no time and no single history without a policy`() throws {
        let verifier = try BundleVerifier(cardFiles: scene.cards(), policy: nil)
        guard case .verified(let report) = verifier.verify(try scene.sealed(scene.document)) else {
            Issue.record("not verified")
            return
        }
        #expect(!report.shown.contains(.time) && !report.shown.contains(.oneHistory))
        #expect(report.deliveries[0].window.words == "not before: no bound, not after: no bound")
    }

    @Test func `never counts a party's witness for its own log or object`() throws {
        let own = try scene.cosigned(by: [scene.sender, scene.sender])
        let policy = scene.policy(1, and: [scene.sender])
        let report = try scene.report(own, policy: policy)
        #expect(report.deliveries[0].window.notAfter == report.deliveries[1].window.notAfter)
        #expect(report.deliveries[0].window.notAfter.marks.isEmpty)
        #expect(!report.shown.contains(.oneHistory))
        let other = try scene.cosigned(by: [scene.recipient])
        let counted = try scene.report(other, policy: scene.policy(1, and: [scene.recipient]))
        #expect(counted.deliveries[0].window.notAfter.marks.map(\.witness) == [scene.recipient.id])
    }

    @Test func `has no lower bound without anchors, or with those of unknown logs and witnesses`() throws {
        var log = try SceneLog(of: scene.stranger)
        log.append(ObjectHash.leaf(.status, "x"))
        let stranger = try log.checkpoint([(scene.stranger, TestParty.start)])
        for after in [[], [String(decoding: stranger.bytes, as: UTF8.self)]] {
            let window = try dispatched(after: after).deliveries[0].window
            #expect(window.notBefore.time == nil && window.notBefore.marks.isEmpty)
        }
    }

    @Test func `takes nothing from an anchor of a witness's own log`() throws {
        var log = try SceneLog(of: scene.witnesses[0])
        log.append(ObjectHash.leaf(.status, "x"))
        let note = try log.checkpoint([
            (scene.witnesses[0], TestParty.start), (scene.witnesses[1], TestParty.start.adding(seconds: -5)),
        ])
        let window = try dispatched(after: [String(decoding: note.bytes, as: UTF8.self)]).deliveries[0].window
        #expect(window.notBefore.marks.map(\.witness) == [scene.witnesses[1].id])
    }

    @Test func `takes nothing from an anchor with a cosignature that does not hold`() throws {
        var log = try SceneLog(of: scene.stranger)
        log.append(ObjectHash.leaf(.status, "x"))
        let good = try log.checkpoint([(scene.witnesses[0], TestParty.start)])
        log.append(ObjectHash.leaf(.status, "y"))
        let bad = try log.checkpoint().adding(good.signatures.suffix(1))
        let window = try dispatched(after: [String(decoding: bad.bytes, as: UTF8.self)]).deliveries[0].window
        #expect(window.notBefore.marks.isEmpty)
    }

    @Test func `refuses an inclusion proof with a trusted cosignature that does not hold`() throws {
        let good = try scene.cosigned(by: [scene.witnesses[0]])
        var log = try SceneLog(of: scene.sender)
        let leaf = ObjectHash.leaf(.dispatch, scene.document.deliveries[0].dispatch)
        log.append(leaf)
        let other = try TlogProof(parsing: Array(good.inclusions[0].proof.utf8)).checkpoint
        let bad = try log.checkpoint().adding(other.signatures.suffix(1))
        let document = scene.document.holding([try log.inclusion(of: leaf, under: bad)])
        #expect(try scene.answer(document) == .refused("bad-cosignature"))
    }

    @Test(arguments: [-31_557_600, -86_400, -3600, 3600, 86_400, 31_557_600])
    func `flags a claimed time outside the window and refuses nothing`(offset: Int64) throws {
        let report = try dispatched(after: [scene.anchor], at: TestParty.start.adding(seconds: offset))
        let window = report.deliveries[0].window
        #expect(window.isClaimOutside)
        #expect(window.words.hasSuffix("lies outside"))
        #expect(report.text.contains("lies outside"))
        #expect(report.shown.contains(.time))
    }

    @Test func `flags no composing before the approvals' anchors`() throws {
        let report = try scene.report(scene.document)
        #expect(report.notice?.window.isClaimOutside == false)
        #expect(report.notice?.window.isBounded == true)
    }

    @Test func `dates an object by what names or embeds it`() throws {
        // Only the recipient's last evidence is proved to be in a log; it names all before it.
        let last = try #require(scene.document.deliveries[0].evidence[0].chain.last)
        let leaf = ObjectHash.leaf(.evidence, last)
        let document = scene.changed(scene.document) { document in
            document.inclusions.removeAll { $0.leaf != leaf }
        }
        let report = try scene.report(document)
        let late = TestParty.start.adding(seconds: 110)
        #expect(report.deliveries[0].window.notAfter.time == late)
        #expect(report.deliveries[0].events.prefix(4).allSatisfy { $0.window?.notAfter.time == late })
        #expect(report.deliveries[1].window.notAfter.time == nil)
        // What holds an anchor lends it to what names it.
        let early = TestParty.start.adding(seconds: -50)
        #expect(report.deliveries[0].events.prefix(4).allSatisfy { $0.window?.notBefore.time == early })
    }

    @Test(arguments: [
        #"{"format":"herald-policy/v1","threshold":0,"witnesses":["w1.norway.example"]}"#,
        #"{"format":"herald-policy/v1","threshold":2,"witnesses":["w1.norway.example"]}"#,
        #"{"format":"herald-policy/v1","threshold":1,"witnesses":[]}"#,
        #"{"format":"herald-policy/v1","threshold":1,"witnesses":["w1.norway.example","w1.norway.example"]}"#,
        #"{"format":"herald-policy/v2","threshold":1,"witnesses":["w1.norway.example"]}"#,
        #"{"format":"herald-policy/v1","threshold":1,"witnesses":["W1.norway.example"]}"#,
        #"{"format":"herald-policy/v1","threshold":1,"witnesses":["w1.norway.example"],"more":1}"#,
        "",
    ])
    func `refuses a policy that is not one`(text: String) throws {
        do throws(BundleFault) {
            _ = try BundleVerifier(cardFiles: scene.cards(), policy: Array(text.utf8))
            Issue.record("accepted")
        } catch {
            #expect(error.code == "bad-policy" && error.kind == .refused)
        }
    }

    /// A report on the small notice with another dispatch, logged by the sender.
    private func dispatched(after: [String], at time: Timestamp = TestParty.start) throws -> BundleReport {
        var scene = scene
        let notice = try scene.notice(of: scene.small)
        let dispatch = try scene.dispatch(notice.id, to: scene.recipient, after: after, at: time)
        var log = try SceneLog(of: scene.sender)
        let leaf = ObjectHash.leaf(.dispatch, dispatch.jws)
        log.append(leaf)
        let note = try log.checkpoint(scene.cosignatures)
        let document = scene.changed(scene.small) { $0.deliveries[0].dispatch = dispatch.jws }
        return try scene.report(document.holding([log.inclusion(of: leaf, under: note)]))
    }
}
