// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Testing

struct DisseminationTests {
    private static let opens = Timestamp(seconds: 1_000_000)
    private static let window = EventWindow(from: opens, to: opens.adding(seconds: 3600))

    private func event(_ name: EventName, _ level: DisseminationLevel, at second: Int64) throws
        -> EvidencePayload
    {
        let digest = Digest(bytes: [UInt8](repeating: 0, count: 32))
        var binding = EvidenceBinding()
        binding.level = level
        return EvidencePayload(
            jti: RandomID(bytes: [UInt8](repeating: 0, count: RandomID.byteCount)),
            issuer: try PartyID("b.example"),
            event: name,
            msg: RandomID(bytes: [UInt8](repeating: 1, count: RandomID.byteCount)),
            env: digest,
            pc: digest,
            from: try PartyID("a.example"),
            to: try PartyID("b.example"),
            at: Timestamp(seconds: second),
            after: [],
            prev: nil,
            reasons: name == .notPassedOn ? [.pathDown] : [],
            binding: binding
        )
    }

    private func state(_ events: [EvidencePayload], hours: Int64, isInForce: Bool = true) -> Dissemination {
        Dissemination(
            events,
            window: Self.window,
            isInForce: isInForce,
            now: Self.opens.adding(seconds: hours * 3600)
        )
    }

    @Test func `a window within a day is red until the unit has it`() throws {
        #expect(state([], hours: -25).standing == .waiting)
        #expect(state([], hours: -24).standing == .red)
        #expect(state([], hours: 1).standing == .red)
        let headquarters = try event(.passedOn, .headquarters, at: 5)
        #expect(state([headquarters], hours: -1).standing == .red)
        #expect(state([headquarters], hours: -1).lowest == .headquarters)
        let unit = try event(.passedOn, .unit, at: 6)
        #expect(state([headquarters, unit], hours: -1).standing == .confirmed)
        #expect(state([unit, headquarters], hours: -1).lowest == .unit)
        #expect(state([try event(.passedOn, .crew, at: 6)], hours: 1).standing == .confirmed)
    }

    @Test func `a notice that is over is not red, and one without a window is neither`() {
        #expect(state([], hours: 0, isInForce: false).standing == nil)
        let none = Dissemination([], window: nil, isInForce: true, now: Self.opens)
        #expect(none.standing == nil && none.isEmpty)
    }

    @Test func `a path is down until a later word that it was passed on as far`() throws {
        let down = try event(.notPassedOn, .unit, at: 7)
        let broken = state([try event(.passedOn, .liaison, at: 6), down], hours: 0)
        #expect(broken.down?.level == .unit && broken.down?.reasons == [.pathDown])
        #expect(broken.lowest == .liaison && broken.standing == .red)
        #expect(state([down, try event(.passedOn, .headquarters, at: 8)], hours: 0).down != nil)
        #expect(state([down, try event(.passedOn, .crew, at: 8)], hours: 0).down == nil)
        #expect(state([try event(.passedOn, .unit, at: 6), down], hours: 0).down != nil)
    }
}
