// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

/// A day before a launch was promised, an hour with a reason.
struct `Notice given of a window` {
    private static let start = Timestamp(seconds: 1_800_000_000)
    private static let launch = MinimumNotice(
        kinds: [.advanceNotification],
        events: ["launch"],
        seconds: 86_400,
        shortSeconds: 3600
    )

    private static func lead(
        _ seconds: Int64,
        _ rules: [MinimumNotice] = [launch],
        kind: NoticeKind = .advanceNotification,
        event: String? = "launch",
        reason: String? = nil,
        hasWindow: Bool = true
    ) throws -> NoticeLead? {
        let window: JSONValue = [
            "from": .text(start), "to": .text(start.adding(seconds: 432_000)),
        ]
        let members: [(String, JSONValue?)] = [
            ("event", event.map { .string($0) }), ("shortNotice", reason.map { .string($0) }),
            ("window", hasWindow ? window : nil),
        ]
        let policy = CardPolicy(
            ackModes: [.full],
            soleRouteFor: [],
            statusInterval: 3600,
            suites: ["HPKE-XWING-KE"],
            minimumNotice: rules
        )
        return NoticeLead(
            kind: kind,
            fields: try NoticeFields(JSONObject(members)),
            to: try PartyID("b.example"),
            at: start.adding(seconds: -seconds),
            under: policy
        )
    }

    @Test(arguments: [
        (86_400 as Int64, nil as String?, NoticeLead.Standing.inTime, false),
        (86_399, nil, .late, true), (86_399, "no other day", .short, false),
        (3600, "no other day", .short, false), (3599, "no other day", .late, false),
        (3599, nil, .late, true), (-1, "no other day", .late, false),
    ])
    func `is judged by what was promised`(
        seconds: Int64,
        reason: String?,
        standing: NoticeLead.Standing,
        lacksReason: Bool
    ) throws {
        let lead = try #require(try Self.lead(seconds, reason: reason))
        #expect(lead.standing == standing)
        #expect(lead.seconds == Int(seconds))
        #expect(lead.lacksReason == lacksReason)
    }

    @Test func `without a rule for emergencies needs no reason and has no short form`() throws {
        let rule = MinimumNotice(kinds: [.advanceNotification], seconds: 60)
        let lead = try #require(try Self.lead(59, [rule], reason: "no other day"))
        #expect(lead.standing == .late)
        #expect(try Self.lead(59, [rule])?.lacksReason == false)
    }

    @Test func `is not judged where nothing was promised or there is no window`() throws {
        #expect(try Self.lead(1, kind: .warning) == nil)
        #expect(try Self.lead(1, event: "exercise") == nil)
        #expect(try Self.lead(1, event: nil) == nil)
        #expect(try Self.lead(1, hasWindow: false) == nil)
        let others = MinimumNotice(
            kinds: [.advanceNotification],
            parties: [try PartyID("c.example")],
            seconds: 60
        )
        #expect(try Self.lead(1, [others]) == nil)
        // The first that matches holds.
        #expect(try Self.lead(1, [others, Self.launch])?.rule == Self.launch)
    }
}
