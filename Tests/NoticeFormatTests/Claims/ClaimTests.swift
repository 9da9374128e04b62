// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct ClaimTests {
    private static let head = #""format":"herald-claim/v1","existence":"notice""#

    private func claim(_ members: String) throws(FormatError) -> Claim {
        try Claim(payload: Array("{\(Self.head)\(members.isEmpty ? "" : ",")\(members)}".utf8))
    }

    @Test func `needs its format and existence alone`() throws {
        let claim = try claim("")
        #expect(claim == Claim(.notice))
        #expect(claim.status == .actual && claim.arrival == .atTheNode)
    }

    @Test func `reads back what it writes`() throws {
        let full = try claim(
            #"""
            "words":"It was \u003cwarned\u003e","claimant":"a.example","sender":"a.example",
            "recipients":["b.example","c.example"],
            "kinds":["warning","message"],
            "about":{"event":"Flood","madeFrom":"2026-01-01T00:00:00Z","madeTo":"2026-01-02T00:00:00Z"},
            "arrival":"opened",
            "event":{"from":"2026-01-03T00:00:00Z","to":"2026-01-03T01:00:00Z","name":"flood"},
            "time":{"is":"before","of":"sending","minimumLead":190},"route":["r.example"],"status":"Exercise",
            "acknowledgement":"acknowledged","conveyance":"conveyed",
            "fields":[{"name":"place","is":"at-most","squareMetres":1000},
            {"name":"window","is":"at-most","seconds":0},
            {"name":"text","is":"contains","text":"leave"},{"name":"event","is":"equals","value":"Flood"},
            {"name":"source","is":"absent"}]
            """#
        )
        #expect(full.fields.count == 5 && full.time?.minimumLead == 190)
        #expect(try Claim(canonical: full.payload) == full)
    }

    static let refused: [String] = [
        #""unknown":1"#, #""words":null"#, #""words":"""#, #""sender":"A.example""#, #""recipients":[]"#,
        #""recipients":["c.example","b.example"]"#, #""recipients":["b.example","b.example"]"#,
        #""sender":"b.example","recipients":["b.example"]"#, #""kinds":[]"#, #""kinds":["gossip"]"#,
        #""kinds":["warning","warning"]"#, #""about":{}"#, #""about":{"notice":"abc"}"#,
        #""about":{"madeFrom":"2026-01-02T00:00:00Z","madeTo":"2026-01-01T00:00:00Z"}"#,
        #""about":{"event":1.5}"#, #""time":{"is":"before"}"#,
        #""event":{"at":"2026-01-01T00:00:00Z","from":"2026-01-01T00:00:00Z"}"#, #""event":{}"#,
        #""event":{"from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z"}"#,
        #""event":{"at":"2026-02-30T00:00:00Z"}"#, #""event":{"at":"2026-01-01T00:00:00+01:00"}"#,
        #""event":{"at":"2026-01-01T00:00:00Z"},"time":{"is":"after","minimumLead":1}"#,
        #""event":{"at":"2026-01-01T00:00:00Z"},"time":{"is":"before","minimumLead":0}"#,
        #""event":{"at":"2026-01-01T00:00:00Z"},"time":{"is":"during"}"#,
        #""fields":[]"#, #""fields":[{"name":"place"}]"#, #""fields":[{"name":"secret","is":"filled"}]"#,
        #""fields":[{"name":"text","is":"at-most","seconds":1}]"#,
        #""fields":[{"name":"place","is":"at-most","squareMetres":0}]"#,
        #""fields":[{"name":"place","is":"at-most","squareMetres":1e3}]"#,
        #""fields":[{"name":"event","is":"equals"}]"#,
        #""fields":[{"name":"event","is":"equals","value":1}]"#,
        #""fields":[{"name":"place","is":"filled"},{"name":"place","is":"filled"}]"#,
        #""fields":[{"name":"place","is":"filled","value":"x"}]"#,
        #""route":["r.example","r.example"]"#, #""route":"direct""#, #""arrival":"read""#,
        #""acknowledgement":"agreed""#, #""conveyance":"understood""#, #""status":"Real""#,
        #""existence":"notice""#,
    ]

    @Test(arguments: refused)
    func `refuses whatever the format does not have`(members: String) {
        #expect(throws: FormatError.self) { try claim(members) }
    }

    @Test(arguments: [
        ("no-notice", #""event":{"at":"2026-01-01T00:00:00Z"}"#), ("no-notice", #""conveyance":"conveyed""#),
        ("no-notice", #""fields":[{"name":"place","is":"filled"}]"#), ("general-terms", #""route":[]"#),
        ("general-terms", #""fields":[{"name":"place","is":"filled"}]"#),
        ("seal", #""acknowledgement":"acknowledged""#), ("rumour", #""words":"x""#),
    ])
    func `refuses parts that what is claimed cannot have`(row: (String, String)) {
        let text = #"{"format":"herald-claim/v1","existence":"\#(row.0)",\#(row.1)}"#
        #expect(throws: FormatError.self) { try Claim(payload: Array(text.utf8)) }
    }

    @Test func `refuses what is too long, too deep or no JSON`() throws {
        let long = "{\(Self.head),\"words\":\"\(String(repeating: "x", count: 70_000))\"}"
        #expect(throws: FormatError(.tooLarge, "")) { try Claim(payload: Array(long.utf8)) }
        let deep = String(repeating: "[", count: 100)
        #expect(throws: FormatError(.malformedClaim, "")) { try Claim(payload: Array(deep.utf8)) }
        #expect(throws: FormatError(.malformedClaim, "")) { try Claim(payload: [0xFF]) }
        #expect(throws: FormatError(.malformedClaim, "")) { try Claim(payload: Array("[]".utf8)) }
    }
}
