// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Bundles` {
    private func exchanged() async throws -> (Scene, ObjectID) {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay, "witness.example"])
        try await scene.publish()
        scene.clock.advance(by: .seconds(10))
        let notice = try await scene.send(via: [Scene.relay])
        try await scene.settle()
        let msg = try await scene.delivery(of: notice).message.msg
        let evidence = try await scene.sign(.acknowledged, about: msg)
        try await scene.node(Scene.birch).acceptOfficerEvidence(evidence, of: msg)
        try await scene.settle()
        return (scene, notice)
    }

    private func report(_ verdict: BundleVerdict) throws -> BundleReport {
        switch verdict {
        case .verified(let report): return report
        case .refused(let fault), .unknown(let fault): throw fault
        }
    }

    @Test(arguments: [Scene.ash, Scene.birch])
    func `prove an exchange to a stranger, with a window of time`(exporter: String) async throws {
        let (scene, notice) = try await exchanged()
        scene.clock.advance(by: .seconds(10))
        try await scene.publish()
        let node = try scene.node(exporter)
        let bundle = try await node.bundle(.notice(notice, open: nil), isPartial: false)
        let report = try report(scene.verify(bundle))
        let delivery = try #require(report.deliveries.first)
        #expect(delivery.outcome == .acknowledged)
        #expect(delivery.events.count == 5)
        #expect(report.notice?.opened.count == report.notice?.hiddenCount)
        let shown = Set(report.guarantees.filter(\.isShown).map(\.name))
        #expect(shown.isSuperset(of: [.origin, .oneText, .arrival, .received, .disclosure, .oneHistory]))
    }

    @Test func `open only the fields that the holder chooses`() async throws {
        let (scene, notice) = try await exchanged()
        try await scene.publish()
        let node = try scene.node(Scene.ash)
        let bundle = try await node.bundle(.notice(notice, open: ["text"]), isPartial: false)
        let report = try report(scene.verify(bundle))
        #expect(report.notice?.opened.map(\.name) == ["text"])
        let unknown = try await refusalCode {
            try await node.bundle(.notice(notice, open: ["colour"]), isPartial: false)
        }
        #expect(unknown == "not-found")
    }

    @Test func `wait for a witness, unless a partial one is asked for`() async throws {
        let (scene, notice) = try await exchanged()
        let node = try scene.node(Scene.ash)
        _ = try await node.signCheckpoint()
        let code = try await refusalCode {
            try await node.bundle(.notice(notice, open: nil), isPartial: false)
        }
        #expect(code == "not-witnessed-yet")
        let partial = try await node.bundle(.notice(notice, open: nil), isPartial: true)
        #expect(try report(scene.verify(partial)).deliveries.first?.outcome == .acknowledged)
    }

    @Test func `show a channel, complete up to a status`() async throws {
        var (scene, _) = try await exchanged()
        try await scene.send()
        try await scene.settle()
        for name in [Scene.ash, Scene.birch] { _ = try await scene.node(name).makeStatuses() }
        try await scene.settle()
        try await scene.publish()
        let (ash, birch) = (try scene.id(Scene.ash), try scene.id(Scene.birch))
        for name in [Scene.ash, Scene.birch] {
            let bundle = try await scene.node(name).bundle(.channel(from: ash, to: birch), isPartial: false)
            let channel = try #require(try report(scene.verify(bundle)).channels.first)
            #expect(channel.dispatches == 2)
            #expect(channel.isComplete)
        }
        let relay = try scene.id(Scene.relay)
        let foreign = try await refusalCode {
            try await scene.node(Scene.ash).bundle(.channel(from: birch, to: relay), isPartial: true)
        }
        #expect(foreign == "not-found")
    }

    @Test func `of a notice that waits for approvals are not made`() async throws {
        var scene = try await Scene()
        let notice = try await scene.compose()
        let code = try await refusalCode {
            try await scene.node(Scene.ash).bundle(.notice(notice, open: nil), isPartial: true)
        }
        #expect(code == "not-found")
    }
}
