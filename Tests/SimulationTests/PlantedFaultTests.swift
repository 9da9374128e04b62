// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Testing

/// A check that has never failed shows nothing: here a party has a fault that must be found.
struct `A simulation of a node with a planted fault` {
    /// What is found in some schedules, besides that a world with a fault does not come to rest.
    private func findings(_ member: CastMember, _ fault: PlantedFault) async throws -> Set<String> {
        var found: Set<String> = []
        for seed: UInt64 in 1...2 {
            found.formUnion(try await SharedCast.run(seed, planted: [member: fault]).violations)
        }
        return found.filter { !$0.contains("come to rest") }
    }

    @Test(arguments: [CastMember.a, .relayOne])
    func `finds a store that forgets what it has confirmed`(liar: CastMember) async throws {
        let found = try await findings(liar, .forgetsWrites)
        // That no end is known yet follows from the early end of such a simulation.
        #expect(found.contains { !$0.contains("no end is known") })
    }

    @Test func `finds a crash that takes confirmed writes with it`() async throws {
        var found: Set<String> = []
        for member in CastMember.parties { found.formUnion(try await findings(member, .losesTail)) }
        #expect(found.contains { $0.contains("was confirmed") || $0.contains("does not know") })
    }

    @Test func `finds a node that looks at no time limit after a crash`() async throws {
        var found: Set<String> = []
        for member in CastMember.parties { found.formUnion(try await findings(member, .forgetsDeadlines)) }
        #expect(found.contains { $0.contains("no end is known") })
    }
}
