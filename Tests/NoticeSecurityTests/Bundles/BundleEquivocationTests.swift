// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing
import TransparencyLog

/// Two objects for one number, wherever they stand (channel.md sections 2 and 3).
struct BundleEquivocationTests {
    private var scene: BundleScene
    private let unknown = ObjectID(bytes: [UInt8](repeating: 7, count: 32))

    init() throws { scene = try BundleScene.shared() }

    @Test(arguments: 0..<3)
    mutating func `refuses a status that names another head`(position: Int) throws {
        var ends = Self.numbered(try heads())
        ends[position] = ChannelEnd(number: position + 1, head: unknown)
        let chain = try scene.statuses(by: scene.sender, about: scene.recipient, from: 4, ends: ends)
        #expect(try scene.answer(holding(chain)) == .refused("equivocation"))
    }

    @Test mutating func `refuses a later status with a lower number or another head`() throws {
        let heads = try heads()
        let lower = [ChannelEnd(number: 3, head: heads[2]), ChannelEnd(number: 2, head: heads[1])]
        let falling = try scene.statuses(by: scene.sender, about: scene.recipient, ends: lower)
        #expect(try scene.answer(holding(falling)) == .refused("contradiction"))
        let ends = [ChannelEnd(number: 9, head: unknown), ChannelEnd(number: 9, head: heads[0])]
        let forked = try scene.statuses(by: scene.sender, about: scene.recipient, ends: ends)
        #expect(try scene.answer(holding(forked)) == .refused("equivocation"))
    }

    @Test(arguments: [[1, 1], [0, 2], [2, 1], [1, 0]])
    mutating func `refuses a later status that counts fewer seals`(seals: [Int]) throws {
        let end = ChannelEnd(number: 3, head: try heads()[2])
        let chain = try scene.statuses(
            by: scene.sender,
            about: scene.recipient,
            ends: [end, end],
            seals: seals
        )
        let expected: Answer = seals[0] > seals[1] ? .refused("contradiction") : .verified
        #expect(try scene.answer(holding(chain)) == expected)
    }

    @Test mutating func `refuses two statuses with one index in two channels`() throws {
        let heads = try heads()
        let document = try holding(
            try scene.statuses(by: scene.sender, about: scene.recipient, ends: Self.numbered(heads))
        )
        let other = try scene.statuses(by: scene.sender, about: scene.recipient, ends: [.none])
        let back = BundleDocument.Channel(
            from: scene.recipient.id,
            to: scene.sender.id,
            dispatches: [],
            statuses: [other]
        )
        let both = scene.changed(document) { document in
            document.channels.append(back)
            document.channels.sort { ($0.from, $0.to) < ($1.from, $1.to) }
        }
        #expect(try scene.answer(both) == .refused("equivocation"))
    }

    @Test mutating func `refuses a delivery's dispatch with the number of another in the channel`() throws {
        let whole = scene.changed(scene.document) { $0.channels = scene.channel.channels }
        #expect(try scene.answer(whole) == .verified)
        let notice = try scene.notice(of: scene.document)
        let dispatch = try scene.dispatch(notice.id, to: scene.recipient, number: 2, previous: unknown)
        let forked = scene.changed(whole) { document in
            document.deliveries[0].dispatch = dispatch.jws
            document.deliveries[0].evidence = []
            document.deliveries[0].submissions = []
        }
        #expect(try scene.answer(forked) == .refused("equivocation"))
        let next = try scene.dispatch(notice.id, to: scene.recipient, number: 4, previous: unknown)
        let loose = scene.changed(forked) { $0.deliveries[0].dispatch = next.jws }
        #expect(try scene.answer(loose) == .refused("equivocation"))
    }

    @Test mutating func `refuses a dispatch made before a status that leaves it out`() throws {
        let heads = try heads()
        // The status says two, with an anchor of 200 seconds later; dispatch 3 was logged by 110.
        let late = try anchor(at: TestParty.start.adding(seconds: 200))
        let two = try status(ChannelEnd(number: 2, head: heads[1]), after: [late])
        #expect(try scene.answer(holding(two)) == .refused("equivocation"))
        let soon = try anchor(at: TestParty.start.adding(seconds: 105))
        let fair = try status(ChannelEnd(number: 2, head: heads[1]), after: [soon])
        let report = try scene.report(holding(fair))
        #expect(!report.channels[0].isComplete)
        // Without trusted times nothing is proved.
        let verifier = try BundleVerifier(cardFiles: scene.cards(), policy: nil)
        #expect(Answer(verifier.verify(try scene.sealed(holding(two)))) == .verified)
    }

    @Test mutating func `shows that a channel is empty`() throws {
        let chain = try scene.statuses(by: scene.sender, about: scene.recipient, ends: [.none, .none])
        let empty = scene.changed(try holding(chain)) { $0.channels[0].dispatches = [] }.holding([])
        let report = try scene.report(empty)
        #expect(report.channels.map(\.words) == ["0 dispatches and, bound by status 2, no other"])
        #expect(report.shown.contains(.completeness))
        let silent = scene.changed(empty) { $0.channels[0].statuses = [] }
        #expect(try !scene.report(silent).shown.contains(.completeness))
    }

    @Test mutating func `takes no status of the recipient or the relay for the sender's word`() throws {
        let part = scene.changed(scene.channel) { document in
            document.channels[0].statuses.removeAll { $0.issuer == scene.sender.id }
        }
        #expect(try !scene.report(part).channels[0].isComplete)
    }

    private func heads() throws -> [ObjectID] {
        try scene.channel.channels[0].dispatches.map {
            try DispatchVerifier.verify($0, sender: scene.sender.chain).id
        }
    }

    private static func numbered(_ heads: [ObjectID]) -> [ChannelEnd] {
        heads.enumerated().map { ChannelEnd(number: $0.offset + 1, head: $0.element) }
    }

    /// The channel with one chain of statuses.
    private func holding(_ chain: BundleDocument.EvidenceChain) throws -> BundleDocument {
        scene.changed(scene.channel) { $0.channels[0].statuses = [chain] }
    }

    private mutating func status(
        _ end: ChannelEnd,
        after: [String]
    ) throws -> BundleDocument.EvidenceChain {
        let status = try scene.status(
            by: scene.sender,
            about: scene.recipient,
            index: 1,
            previous: nil,
            outbound: end,
            after: after
        )
        return BundleDocument.EvidenceChain(issuer: scene.sender.id, chain: [status.jws])
    }

    private func anchor(at time: Timestamp) throws -> String {
        var log = try SceneLog(of: scene.stranger)
        log.append(ObjectHash.leaf(.status, "later"))
        let note = try log.checkpoint(scene.witnesses.map { ($0, time) })
        return String(decoding: note.bytes, as: UTF8.self)
    }
}
