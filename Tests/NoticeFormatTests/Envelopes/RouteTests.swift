// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct RouteTests {
    private static let (a, b, r, s) = ("a.example", "b.example", "r.example", "s.example")

    @Test(arguments: ["direct", "r.example", "r.example/s.example"])
    func `is read back from its text`(text: String) throws {
        #expect(try Route(text).text == text)
    }

    @Test(
        arguments: [
            "", "/", "Direct", "r.example/", "/r.example", "r.example/r.example", "direct/r.example",
            "r.example//s.example", (1...9).map { "r\($0).example" }.joined(separator: "/"),
        ]
    )
    func `rejects anything else`(text: String) {
        #expect(throws: FormatError.self) { try Route(text) }
    }

    @Test func `leads from the sender over every relay to the recipient`() throws {
        let (from, to) = (try PartyID(Self.a), try PartyID(Self.b))
        let route = try Route("r.example/s.example")
        let line = [from] + route.stops(to: to)
        for (previous, next) in zip(line, line.dropFirst()) {
            #expect(route.hop(before: next, from: from, to: to) == previous)
            #expect(route.hop(after: previous, from: from, to: to) == next)
        }
        #expect(route.hop(before: from, from: from, to: to) == nil)
        #expect(route.hop(after: to, from: from, to: to) == nil)
        #expect(Route.direct.hop(before: to, from: from, to: to) == from)
    }

    @Test func `ends where the recipient is one of its relays`() throws {
        let route = try Route("r.example/s.example")
        #expect(route.ending(at: try PartyID(Self.s)).text == "r.example")
        #expect(route.ending(at: try PartyID(Self.r)) == .direct)
        #expect(route.ending(at: try PartyID(Self.b)) == route)
    }

    @Test func `is ordered by next hop, then relay by relay`() throws {
        let to = try PartyID(Self.s)
        let routes = try ["r.example", "r.example/a.example", "r.example/z.example", "direct", "z.example"]
            .map { try Route($0) }
        let sorted = routes.shuffled().sorted { $0.order(to: to).lexicographicallyPrecedes($1.order(to: to)) }
        #expect(sorted == routes)
    }
}
