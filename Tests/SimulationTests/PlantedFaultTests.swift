// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Testing

/// A check that has never failed shows nothing: here every node has a fault that must be found.
struct `A simulation of a node with a planted fault` {
    @Test(arguments: [CastMember.a, .relayOne])
    func `finds a store that forgets what it has confirmed`(liar: CastMember) async throws {
        var found: Set<String> = []
        for seed: UInt64 in 1...2 {
            found.formUnion(try await SharedCast.run(seed, liars: [liar]).violations)
        }
        #expect(!found.isEmpty)
    }
}
