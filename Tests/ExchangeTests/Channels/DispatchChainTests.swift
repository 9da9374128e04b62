// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `The chain of dispatches` {
    /// What a dishonest sender's node makes of its numbers, and whether birch opens both.
    @Test(arguments: [(1, false), (2, true), (2, false)])
    func `is refused where it contradicts what was signed before`(number: Int, chained: Bool) async throws {
        let scene = try await Scene()
        let birch = try scene.seat(Scene.birch).party
        var ash = try scene.seat(Scene.ash).party
        let first = try ash.message(ash.released(TestParty.draft(), to: [birch.id]), to: birch)
        let previous = chained ? first.dispatch.id : ObjectID(bytes: [UInt8](repeating: 3, count: 32))
        let second = try ash.message(
            ash.released(TestParty.draft("again"), to: [birch.id]),
            to: birch,
            number: number,
            previous: number == 1 ? nil : previous
        )
        let node = try scene.node(Scene.birch)
        for message in [first, second] {
            _ = try await node.admitEnvelope(ash.handOver(message), from: ash.id)
            _ = try await node.openWaiting()
        }
        let view = try await node.view(second.msg.text)
        let isGood = number == 2 && chained
        #expect(view.state == (isGood ? .opened : .refused))
        #expect(try await node.view(first.msg.text).state == .opened)
        let last = try #require(view.messages.first?.events.last?.payload)
        #expect(last.event == (isGood ? .contentAccessTracking : .contentConsignmentFailure))
        #expect(last.reasons == (isGood ? [] : [.dispatchMismatch]))
    }

    @Test func `holds one dispatch of a notice to a recipient`() async throws {
        let scene = try await Scene()
        let birch = try scene.seat(Scene.birch).party
        var ash = try scene.seat(Scene.ash).party
        let released = try ash.released(TestParty.draft(), to: [birch.id])
        let first = try ash.message(released, to: birch)
        let second = try ash.message(released, to: birch, number: 2, previous: first.dispatch.id)
        let node = try scene.node(Scene.birch)
        for message in [first, second] {
            _ = try await node.admitEnvelope(ash.handOver(message), from: ash.id)
            _ = try await node.openWaiting()
        }
        #expect(try await node.view(second.msg.text).state == .refused)
    }
}
