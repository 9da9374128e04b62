// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity
import Synchronization

/// The verified chains of the own party and of those pinned, kept in memory.
///
/// The store is the record; this is what was read from it or just written to it.
package final class CardDirectory: Sendable {
    private let chains: Mutex<[PartyID: VerifiedCardChain]>

    private init(_ chains: [PartyID: VerifiedCardChain]) {
        self.chains = Mutex(chains)
    }

    /// Reads and verifies every chain in the store.
    package static func load(from store: any ExchangeStore) async throws -> CardDirectory {
        let texts = try await store.read { reader in
            try reader.pinnedParties().map { try reader.cardChain(of: $0) }
        }
        var chains: [PartyID: VerifiedCardChain] = [:]
        for text in texts {
            let chain = try CardVerifier.verify(chain: text)
            chains[chain.party] = chain
        }
        return CardDirectory(chains)
    }

    package subscript(party: PartyID) -> VerifiedCardChain? {
        chains.withLock { $0[party] }
    }

    var all: [PartyID: VerifiedCardChain] { chains.withLock { $0 } }

    package var parties: [PartyID] {
        chains.withLock { $0.keys.sorted() }
    }

    /// Puts a chain whose versions are in the store, unless a longer one is here already.
    func grow(to chain: VerifiedCardChain) {
        chains.withLock { chains in
            if let known = chains[chain.party], known.versions.count >= chain.versions.count { return }
            chains[chain.party] = chain
        }
    }
}
