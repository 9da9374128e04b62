// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct BundleTailTests {
    private let scene: BundleScene

    init() throws { scene = try BundleScene.shared() }

    @Test func `shows no more of a notice after any tail was removed`() throws {
        let whole = try scene.report(scene.document)
        let shorter = Self.evidenceTails(scene.document) + Self.others(scene.document)
        for document in shorter { try expectLess(document, than: whole) }
        print("tails of a notice's bundle: \(shorter.count)")
    }

    @Test func `shows no more of a channel after any tail was removed`() throws {
        let whole = try scene.report(scene.channel)
        let shorter = Self.channelTails(scene.channel) + Self.others(scene.channel)
        for document in shorter { try expectLess(document, than: whole) }
        print("tails of a channel's bundle: \(shorter.count)")
    }

    @Test func `is complete for fewer dispatches only with the status of that time`() throws {
        let dispatches = scene.channel.channels[0].dispatches
        for document in Self.channelTails(scene.channel) {
            let report = try scene.report(document)
            let channel = document.channels[0]
            let statuses = channel.statuses.first { $0.issuer == scene.sender.id }?.chain.count ?? 0
            // The statuses of the sender name dispatch 1, 2 and 3.
            let isComplete = statuses > 0 && statuses == channel.dispatches.count
            #expect(report.channels[0].isComplete == isComplete)
            #expect(channel.dispatches == Array(dispatches.prefix(channel.dispatches.count)))
        }
    }

    @Test func `says what is left when all evidence is gone`() throws {
        let bare = scene.changed(scene.document) { document in
            for index in document.deliveries.indices { document.deliveries[index].evidence = [] }
            document.inclusions = []
        }
        let report = try scene.report(bare)
        #expect(report.shown == [.origin, .oneText, .disclosure, .offline])
        #expect(report.deliveries.map(\.outcome) == [.sent, .sent])
        #expect(
            report.guarantee(.arrival)?.follows
                == "not shown: no evidence that it reached mod.iran.example, mod.qatar.example in this bundle"
        )
    }

    @Test func `shows arrival for each recipient when it is not shown for all`() throws {
        let part = scene.changed(scene.document) { $0.deliveries[1].evidence = [] }
        let follows = try scene.report(part).guarantee(.arrival)?.follows
        #expect(
            follows
                == "not shown: no evidence that it reached mod.qatar.example in this bundle;"
                + " there is for mod.iran.example"
        )
    }

    private func expectLess(_ document: BundleDocument, than whole: BundleReport) throws {
        let less = try scene.report(document)
        #expect(less.shown.isSubset(of: whole.shown))
        let events = Set(whole.deliveries.flatMap(\.events).map(\.id))
        #expect(events.isSuperset(of: less.deliveries.flatMap(\.events).map(\.id)))
        for (before, after) in zip(whole.deliveries, less.deliveries) {
            if let early = after.window.notBefore.time {
                #expect(before.window.notBefore.time.map { early <= $0 } == true)
            }
            if let late = after.window.notAfter.time {
                #expect(before.window.notAfter.time.map { late >= $0 } == true)
            }
        }
    }

    /// Every combination of lengths of a delivery's chains, one delivery at a time.
    private static func evidenceTails(_ document: BundleDocument) -> [BundleDocument] {
        document.deliveries.indices.flatMap { delivery in
            var shorter = [document]
            for place in document.deliveries[delivery].evidence.indices {
                shorter = shorter.flatMap { each in
                    (0...each.deliveries[delivery].evidence[place].chain.count).map { count in
                        var each = each
                        each.deliveries[delivery].evidence[place].chain.removeLast(count)
                        return each
                    }
                }
            }
            return shorter.map { each in
                var each = each
                each.deliveries[delivery].evidence.removeAll { $0.chain.isEmpty }
                return each
            }
        }
    }

    private static func channelTails(_ document: BundleDocument) -> [BundleDocument] {
        var shorter: [BundleDocument] = []
        for dispatches in 0...document.channels[0].dispatches.count {
            for place in document.channels[0].statuses.indices {
                for count in 0...document.channels[0].statuses[place].chain.count {
                    var each = document
                    each.channels[0].dispatches.removeLast(dispatches)
                    each.channels[0].statuses[place].chain.removeLast(count)
                    each.channels[0].statuses.removeAll { $0.chain.isEmpty }
                    shorter.append(each)
                }
            }
        }
        return shorter
    }

    /// Without one inclusion, one disclosure, one submission, one delivery or all inclusions.
    private static func others(_ document: BundleDocument) -> [BundleDocument] {
        var shorter: [BundleDocument] = []
        func add(_ change: (inout BundleDocument) -> Void) {
            var each = document
            change(&each)
            shorter.append(each)
        }
        add { $0.inclusions = [] }
        for index in document.inclusions.indices { add { $0.inclusions.remove(at: index) } }
        for index in (document.notice?.disclosures ?? []).indices {
            add { $0.notice?.disclosures.remove(at: index) }
        }
        for index in document.deliveries.indices { add { $0.deliveries[index].submissions = [] } }
        return shorter
    }
}
