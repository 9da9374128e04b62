// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// How notices travel from the first node of a fleet to the last.
struct MeasuredRoute: Sendable {
    let name: String
    /// The nodes in between, by their place in the fleet.
    let relays: [Int]

    static let direct = MeasuredRoute(name: "direct", relays: [])
    static let oneRelay = MeasuredRoute(name: "one relay", relays: [1])
    static let twoRelays = MeasuredRoute(name: "two relays", relays: [1, 2])

    func via(_ fleet: Fleet) -> [PartyID] { relays.map { fleet.nodes[$0].card.party } }

    /// What the sender's node says once it holds the recipient's evidence.
    func word(for msg: String) -> String { relays.isEmpty ? "answered \(msg)" : "arrived \(msg)" }
}
