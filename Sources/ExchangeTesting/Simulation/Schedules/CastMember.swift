// SPDX-License-Identifier: Apache-2.0

/// Who takes part in a simulation: three parties that exchange notices, two relays, one witness.
package enum CastMember: String, Sendable, Hashable, CaseIterable, Comparable {
    case a, b, c
    case relayOne = "relay-one"
    case relayTwo = "relay-two"
    case witness

    package static let parties: [CastMember] = [.a, .b, .c]
    package static let relays: [CastMember] = [.relayOne, .relayTwo]

    /// The host name that its party goes by.
    package var partyName: String { "\(rawValue).example" }

    package static func < (left: CastMember, right: CastMember) -> Bool { left.rawValue < right.rawValue }
}
