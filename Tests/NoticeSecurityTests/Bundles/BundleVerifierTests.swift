// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct BundleVerifierTests {
    private let scene: BundleScene

    init() throws { scene = try BundleScene.shared() }

    @Test func `shows all a bundle can show of a whole exchange`() throws {
        let report = try scene.report(scene.document)
        #expect(
            report.shown == [
                .origin, .oneText, .arrival, .time, .received, .disclosure, .oneHistory, .offline,
            ]
        )
        #expect(report.guarantees.map(\.number) == Array(1...11))
        #expect(report.deliveries.map(\.outcome) == [.acknowledged, .acknowledged])
        #expect(report.notice?.openedWords == "11 of 11 fields opened")
    }

    @Test func `shows that a channel is complete`() throws {
        let report = try scene.report(scene.channel)
        #expect(report.shown == [.completeness, .oneHistory, .offline])
        #expect(report.channels.map(\.words) == ["3 dispatches and, bound by status 6, no other"])
    }

    @Test func `verifies what is sealed again by a recipient`() throws {
        let bytes = try scene.sealed(scene.document, by: scene.recipient)
        #expect(try Answer(bytes, cards: scene.cards(), policy: nil) == .verified)
    }
}
