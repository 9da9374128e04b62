// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// The parties of all simulations: making their keys and cards takes longer than a short simulation.
package struct SimulationCast: Sendable {
    private let parties: [CastMember: TestParty]
    private let members: [PartyID: CastMember]

    package init() throws {
        var parties: [CastMember: TestParty] = [:]
        for member in CastMember.allCases {
            parties[member] = try TestParty(member.partyName)
        }
        self.parties = parties
        members = Dictionary(uniqueKeysWithValues: parties.map { ($1.id, $0) })
    }

    subscript(member: CastMember) -> TestParty {
        guard let party = parties[member] else { preconditionFailure("everybody is in the cast") }
        return party
    }

    func id(_ member: CastMember) -> PartyID { self[member].id }

    func member(_ party: PartyID) -> CastMember? { members[party] }

    /// The name of a party in traces.
    func name(_ party: PartyID) -> String { members[party]?.rawValue ?? party.text }
}
