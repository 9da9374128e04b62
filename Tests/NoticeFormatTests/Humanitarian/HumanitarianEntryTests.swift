// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct HumanitarianEntryTests {
    private func fields(_ entry: JSONValue, _ rest: JSONValue = [:]) throws -> NoticeFields {
        guard case .object(let object) = rest.setting("entry", entry) else { return NoticeFields() }
        return try NoticeFields(object)
    }

    private func notice(_ kind: String, to recipients: [JSONValue]) throws -> NoticeVisible {
        let updates: JSONValue? = kind == "update" ? .string(Sample.digest) : nil
        return try NoticeVisible(
            Sample.notice.setting("repliesTo", nil).setting("kind", .string(kind))
                .setting("updates", updates).setting("recipients", .array(recipients))
        )
    }

    @Test(arguments: [Sample.movementEntry, Sample.siteEntry]) func `every member is read and written`(
        entry: JSONValue
    ) throws {
        #expect(try fields(entry).entry?.json == entry)
    }

    @Test(
        arguments: [
            ("type", "hospital"), ("movement", nil), ("name", ""), ("owner", nil), ("confirmBy", "soon"),
            ("consent", []), ("consent", [["at": "2024-01-03T12:00:00Z", "party": "b"]]),
            ("verification", ["state": "by-owner"]),
            ("verification", ["state": "unverified", "by": "x", "at": "2024-01-03T12:00:00Z"]),
            ("hub", ["number": 0]), ("clearance", true),
        ] as [(String, JSONValue?)]
    )
    func `refuses entries of another form`(name: String, value: JSONValue?) {
        #expect(throws: FormatError(.malformedNotice, "")) {
            try fields(Sample.movementEntry.setting(name, value))
        }
    }

    @Test func `one party does not stand twice among those consented to`() {
        let twice: JSONValue = ["at": .string(Sample.time), "party": "b.example"]
        #expect(throws: FormatError(.malformedNotice, "")) {
            try fields(Sample.siteEntry.setting("consent", [twice, twice]))
        }
    }

    @Test func `an entry goes only to parties that its owner agreed to`() throws {
        let opened = try fields(Sample.siteEntry)
        let agreed = try notice("humanitarian-notification", to: ["b.example", "c.example"])
        try EntryRules.check(opened, in: agreed, isComplete: false)
        let other = try notice("humanitarian-notification", to: ["b.example", "d.example"])
        #expect(throws: FormatError(.malformedNotice, "")) {
            try EntryRules.check(opened, in: other, isComplete: false)
        }
        #expect(opened.entry?.withoutConsent(other.recipients) == [try PartyID("d.example")])
    }

    @Test func `an entry stands in a notification, an update or a correction only`() throws {
        let opened = try fields(Sample.siteEntry)
        try EntryRules.check(opened, in: notice("update", to: ["b.example"]), isComplete: false)
        #expect(throws: FormatError(.malformedNotice, "")) {
            try EntryRules.check(opened, in: notice("warning", to: ["b.example"]), isComplete: false)
        }
    }

    @Test func `a site has coordinates, a movement a route and a window`() throws {
        let visible = try notice("humanitarian-notification", to: ["b.example"])
        let named: JSONValue = ["place": ["name": "the river", "type": "named"]]
        for bare in [try fields(Sample.siteEntry), try fields(Sample.siteEntry, named)] {
            #expect(throws: FormatError(.malformedNotice, "")) {
                try EntryRules.check(bare, in: visible, isComplete: true)
            }
        }
        let site: JSONValue = ["place": ["center": ["1", "2"], "radiusMetres": 5, "type": "circle"]]
        try EntryRules.check(fields(Sample.siteEntry, site), in: visible, isComplete: true)
        #expect(throws: FormatError(.malformedNotice, "")) {
            try EntryRules.check(fields(Sample.movementEntry, site), in: visible, isComplete: true)
        }
    }

    @Test func `a hub answers only for what it has checked itself`() throws {
        let entry = try #require(try fields(Sample.siteEntry).entry)
        let (hub, other) = (try PartyID("hub.example"), try PartyID("other.example"))
        #expect(!entry.checkWords(issuer: hub).contains("not verified by the hub"))
        var owners = entry
        owners.check = CoordinateCheck(.byOwner, by: "the owner", at: try Timestamp(Sample.time))
        #expect(owners.checkWords(issuer: hub).hasSuffix("content not verified by the hub"))
        owners.check = CoordinateCheck(.againstImagery, by: "hub.example", at: try Timestamp(Sample.time))
        #expect(!owners.checkWords(issuer: hub).contains("not verified by the hub"))
        #expect(owners.checkWords(issuer: other).contains("not verified by the hub"))
        owners.hub = nil
        #expect(!owners.checkWords(issuer: other).contains("the hub"))
    }

    @Test func `a distress call is Extreme and immediate`() throws {
        let call = Sample.notice.setting("repliesTo", nil).setting("kind", "distress")
        #expect(throws: FormatError(.malformedNotice, "")) { try NoticeVisible(call) }
        let extreme = call.setting("severity", "Extreme")
        #expect(try NoticeVisible(extreme).kind == .distress)
        #expect(throws: FormatError(.malformedNotice, "")) {
            try NoticeVisible(extreme.setting("grade", "sign-to-open"))
        }
    }
}

extension Sample {
    fileprivate static let siteEntry: JSONValue =
        movementEntry.setting("movement", nil).setting("type", "static-site")
}
