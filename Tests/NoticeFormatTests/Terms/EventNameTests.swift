// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct EventNameTests {
    @Test(arguments: EventName.known) func `a known event comes back from its URI`(event: EventName) {
        #expect(EventName(uri: event.uri) == event)
        #expect(event.uri.hasSuffix(event.shortName) && event.isKnown)
        #expect(event.type?.isEvidence == true)
        #expect(!event.signers.isEmpty)
    }

    @Test func `ETSI's events and ours have their own names`() {
        #expect(EventName.relayFailure.uri == "http://uri.etsi.org/19522/Event/RelayFailure")
        #expect(EventName.acknowledged.uri == "urn:herald:event:Acknowledged")
        #expect(EventName.known.filter { $0.uri.hasPrefix("urn:herald:event:") }.count == 13)
        #expect(EventName.known.count == 33)
    }

    @Test func `seven events are negative and five are signed by an officer`() {
        #expect(EventName.known.filter(\.isNegative).count == 13)
        #expect(EventName.known.filter(\.isSignedByOfficer).count == 11)
        #expect(EventName.known.filter(\.isSignedByRecipient).count == 20)
    }

    @Test(arguments: ["urn:herald:event:acknowledged", "Acknowledged", "urn:x:y", ""])
    func `any other URI is kept`(uri: String) {
        let event = EventName(uri: uri)
        #expect(event == .unknown(uri: uri) && event.uri == uri)
        #expect(event.type == nil && event.signers.isEmpty && !event.isNegative && !event.isKnown)
    }
}
