// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Testing

@testable import herald_node

struct NodeConfigurationTests {
    private static let usual = """
        party: a.example
        listen: "127.0.0.1:0"
        url: "http://127.0.0.1:8080"
        store: store.sqlite
        keys: keys

        """

    private static func read(_ more: String) throws -> NodeConfiguration {
        try NodeConfiguration(text: usual + more, folder: "/srv")
    }

    @Test func `carries for everybody unless the file says otherwise`() throws {
        let usual = try Self.read("")
        #expect(usual.relaying == RelayPolicy())
        #expect(usual.quotas == QuotaPolicy())
        #expect(try Self.read("relay: {serves: all}").relaying == RelayPolicy())
        let relay = try Self.read("relay: {serves: [b.example], refuse: [c.example, d.example]}").relaying
        #expect(relay.served == [try PartyID("b.example")])
        #expect(relay.refused == [try PartyID("c.example"), try PartyID("d.example")])
        #expect(try Self.read("relay: {serves: []}").relaying.served == [])
    }

    @Test func `gives a party its own quota and everybody the usual one`() throws {
        let quotas = try Self.read(
            """
            quotas:
              requests-per-minute: 100
              parties: {b.example: {octets-per-minute: 4194304, largest-size: 65536}}
            """
        ).quotas
        #expect(quotas.usual == Quota(requestsPerMinute: 100))
        let own = quotas.quota(of: try PartyID("b.example"))
        #expect(own.requestsPerMinute == 100)
        #expect(own.octetsPerMinute == 4_194_304)
        #expect(own.largestSize.rawValue == 65_536)
        #expect(quotas.quota(of: try PartyID("c.example")) == quotas.usual)
    }

    @Test(arguments: [
        "relay: {serves: some}", "relay: {serves: [b]}", "relay: {refuse: all}", "relay: {carries: all}",
        "quotas: {requests-per-minute: 0}", "quotas: {octets-per-minute: 1}",
        "quotas: {largest-size: 1000}", "quotas: {parties: {b: {}}}",
        "quotas: {parties: {b.example: {limit: 1}}}", "quotas: {hourly: 1}",
    ])
    func `refuses relay policies and quotas of another form`(text: String) {
        #expect(throws: NodeFailure.self) { try Self.read(text) }
    }
}
