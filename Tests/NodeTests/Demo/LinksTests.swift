// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Testing

@testable import herald_node

struct LinksTests {
    private let a: PartyID
    private let b: PartyID
    private let c: PartyID

    init() throws {
        a = try PartyID("a.example")
        b = try PartyID("b.example")
        c = try PartyID("c.example")
    }

    @Test func `cuts both ways and nobody else`() {
        let links = Links()
        links.cut(a, b)
        #expect(links.isCut(a, b))
        #expect(links.isCut(b, a))
        #expect(!links.isCut(a, c))
        links.heal(b, a)
        #expect(!links.isCut(a, b))
    }

    @Test func `knows whose address a witness URL is`() {
        let links = Links()
        links.add(a, at: "http://127.0.0.1:80")
        links.add(b, at: "http://127.0.0.1:8080")
        #expect(links.party(at: "http://127.0.0.1:8080/herald/v1/witness") == b)
        #expect(links.party(at: "http://127.0.0.1:80/herald/v1/witness") == a)
        #expect(links.party(at: "http://127.0.0.1:808/herald/v1/witness") == nil)
    }

    @Test func `finds a free port on loopback`() throws {
        #expect((1...65_535).contains(try FreePort.find()))
    }
}
