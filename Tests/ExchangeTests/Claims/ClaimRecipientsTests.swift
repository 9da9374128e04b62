// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Claims about several recipients, and objects of the record whose signatures do not hold (docs/spec/claim.md
/// section 12).
struct ClaimRecipientsTests {
    private static let names = (1...8).map { "p\($0).example" }

    /// Says that ash sent these parties a warning before a second after the start.
    private func claim(to names: [String], before seconds: Int64 = 7000) throws -> Claim {
        var claim = Claim(.notice)
        claim.sender = try PartyID(Scene.ash)
        claim.recipients = try names.map { try PartyID($0) }
        claim.kinds = [.warning]
        let event = TestParty.start.adding(seconds: seconds)
        claim.event = ClaimedEvent(from: event, to: event)
        claim.time = ClaimedTime(.before)
        return claim
    }

    private func denial(to names: [String]) throws -> Claim {
        var claim = Claim(.noNotice)
        claim.sender = try PartyID(Scene.ash)
        claim.recipients = try names.map { try PartyID($0) }
        claim.about = ClaimSubject(madeTo: TestParty.start.adding(seconds: 1800))
        return claim
    }

    private func state(_ scene: Scene, about names: [String]) async throws {
        for name in names { try await scene.node(Scene.ash).makeStatus(for: scene.id(name)) }
        try await scene.settle()
        try await scene.publish()
    }

    /// One notice to all, one to the first three, twenty to the second, and none of another kind to the last.
    private func scene() async throws -> (Scene, ObjectID) {
        var scene = try await Scene([Scene.ash] + Self.names)
        let shared = try await scene.send(to: Self.names)
        try await scene.send(to: Array(Self.names.prefix(3)), draft: TestParty.draft("stay indoors"))
        for _ in 0..<20 { try await scene.send(to: [Self.names[1]], kind: .message) }
        try await scene.settle()
        try await scene.publish()
        scene.clock.advance(by: .seconds(3600))
        try await state(scene, about: Self.names)
        scene.clock.advance(by: .seconds(1))
        try await state(scene, about: Self.names)
        return (scene, shared)
    }

    @Test func `the answers for eight recipients are those of eight single claims`() async throws {
        let (scene, shared) = try await scene()
        var answered = try claim(to: Self.names)
        answered.kinds = []
        answered.acknowledgement = .acknowledged
        answered.fields = [ClaimedField(.place, .filled), ClaimedField(.dissent, .filled)]
        var named = Claim(.notice)
        named.recipients = answered.recipients
        named.about = ClaimSubject(notice: shared)
        let claims = [
            try claim(to: Self.names), try claim(to: Self.names, before: 1800), answered, named,
            try denial(to: Self.names),
        ]
        let node = try scene.node(Scene.ash)
        for claim in claims {
            let together = try await node.check(claim, policy: nil)
            #expect(together.answers.map(\.recipient) == claim.recipients)
            for (recipient, answer) in zip(claim.recipients, try answers(together)) {
                var one = claim
                one.recipients = [recipient]
                #expect(try await answers(node.check(one, policy: nil)) == [answer])
            }
        }
    }

    private func answers(_ report: ClaimReport) throws -> [JSONValue] {
        guard case .object(let object) = report.json, case .array(let answers)? = object["answers"] else {
            throw Unexpected()
        }
        return answers
    }

    private enum Altered: CaseIterable { case notice, approval }

    @Test(arguments: Altered.allCases)
    private func `what two recipients got is refused in both if its signature does not hold`(
        altered: Altered
    ) async throws {
        var scene = try await Scene([Scene.ash, Scene.birch, Scene.relay])
        let notice = try await scene.send(to: [Scene.birch, Scene.relay])
        try await scene.settle()
        try await scene.publish()
        let claim = try claim(to: [Scene.birch, Scene.relay])
        let node = try scene.node(Scene.ash)
        let before = try await node.check(claim, policy: nil)
        #expect(before.answers.map(\.together) == [.supported, .supported])
        try await scene.seat(Scene.ash).store.write { transaction in
            var record = try #require(try transaction.notice(notice))
            switch altered {
            case .notice: record.text = Self.altered(record.text)
            case .approval: record.approvals[0] = Self.altered(record.approvals[0])
            }
            try transaction.putNotice(record)
        }
        let after = try await node.check(claim, policy: nil)
        for answers in after.answers {
            #expect(answers.together == .notShown)
            #expect(answers.parts.first?.verdict == .notShown)
        }
    }

    @Test func `a dispatch whose signature does not hold bears out no denial`() async throws {
        for number in 0...1 {
            let scene = try await Scene([Scene.ash, Scene.birch])
            if number == 1 {
                let record = try alteredDispatch(by: scene.seat(Scene.ash).party)
                try await scene.seat(Scene.ash).store.write { try $0.putDispatch(record) }
            }
            scene.clock.advance(by: .seconds(3600))
            try await state(scene, about: [Scene.birch])
            scene.clock.advance(by: .seconds(1))
            try await state(scene, about: [Scene.birch])
            let report = try await scene.node(Scene.ash).check(denial(to: [Scene.birch]), policy: nil)
            #expect(report.answers[0].together == (number == 0 ? .supported : .notShown))
        }
    }

    /// The first dispatch from ash to birch, of a notice that is not here.
    private func alteredDispatch(by party: TestParty) throws -> DispatchRecord {
        let notice = ObjectID(bytes: [UInt8](repeating: 7, count: ObjectID.byteCount))
        let signed = try DispatchSigner.sign(
            DispatchPayload(
                jti: RandomID(bytes: [UInt8](repeating: 7, count: RandomID.byteCount)),
                issuer: party.id,
                recipient: try PartyID(Scene.birch),
                notice: notice,
                number: 1,
                previous: nil,
                seen: nil,
                at: TestParty.start,
                after: []
            ),
            key: party.notice
        )
        return DispatchRecord(
            id: signed.id,
            from: party.id,
            to: try PartyID(Scene.birch),
            number: 1,
            notice: notice,
            msg: RandomID(bytes: [UInt8](repeating: 7, count: RandomID.byteCount)),
            jws: Self.altered(signed.jws)
        )
    }

    /// The same object with another first character of its signature.
    private static func altered(_ text: String) -> String {
        var bytes = Array(text.utf8)
        let end = bytes.firstIndex(of: UInt8(ascii: "~")) ?? bytes.count
        guard let dot = bytes[..<end].lastIndex(of: UInt8(ascii: ".")) else { return text }
        bytes[dot + 1] = bytes[dot + 1] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        return String(decoding: bytes, as: UTF8.self)
    }
}
