// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity
internal import TransparencyLog

extension ExchangeNode {
    /// Pins a party's chain, or adds its newer versions; an officer has compared the fingerprint.
    ///
    /// Refuses `conflict` for a chain that forks the pinned one, and for one that claims the log of another
    /// pinned party.
    package func pin(_ file: [UInt8], as expected: PartyID) async throws {
        let chain = try verifiedChain(file, of: expected)
        guard expected != party else { throw Refusal("conflict", "the own card is not pinned") }
        try checkOrigins(of: chain)
        try await keep(chain) { _ in }
    }

    /// Takes newer versions of a pinned chain from its own party.
    package func acceptCardUpdate(_ file: [UInt8], from requester: PartyID) async throws {
        _ = try pinned(requester)
        try requireQuota(.other, octets: file.count, of: requester)
        try await pin(file, as: requester)
    }

    /// Takes a new version of the own card, signed by the root, and tells every pinned party.
    ///
    /// Refuses `wrong-key` for a card whose newest version lacks a key that this node signs with.
    package func updateOwnCard(_ file: [UInt8]) async throws {
        let chain = try verifiedChain(file, of: party)
        try checkKeys(chain)
        let known = ownCard.versions.count
        guard chain.versions.count > known else { return try await keep(chain) { _ in } }
        try await store.write { [now = clock.now()] in try Self.install(chain, at: now, in: $0) }
        cards.grow(to: chain)
        recovery.record = try await store.read { try $0.recovery() }
        signal.raise()
    }

    package func cardFile(of party: PartyID) -> [UInt8]? { cards[party]?.fileBytes }

    private func verifiedChain(_ file: [UInt8], of expected: PartyID) throws -> VerifiedCardChain {
        let chain = try Refusal.naming { try CardVerifier.verify(file: file) }
        guard chain.party == expected else { throw Refusal(.misaddressed, "a card of another party") }
        return chain
    }

    /// A log is one party's: whoever could name another's would have its checkpoints cosigned.
    private func checkOrigins(of chain: VerifiedCardChain) throws {
        let origins = Set(chain.logKeys.map(\.name))
        for other in cards.parties where other != chain.party {
            guard let known = cards[other], origins.isDisjoint(with: known.logKeys.map(\.name)) else {
                throw Refusal("conflict", "the card claims the log of \(other.text)")
            }
        }
    }

    /// Stores and logs the versions that are new, with whatever else `more` writes; refuses a fork.
    func keep(
        _ chain: VerifiedCardChain,
        and more: @escaping @Sendable (any StoreTransaction) throws -> Void
    ) async throws {
        let known = cards[chain.party]?.versions ?? []
        guard zip(known, chain.versions).allSatisfy({ $0.id == $1.id }) else {
            throw Refusal("conflict", "a version differs from the one that is pinned")
        }
        let added = chain.versions.dropFirst(known.count).map(\.jws)
        let isNew = try await store.write { transaction in
            guard try transaction.cardChain(of: chain.party).count == known.count else {
                throw Refusal("conflict", "another version was pinned meanwhile")
            }
            if added.isEmpty { return false }
            try transaction.appendCards(added, of: chain.party)
            for text in added { _ = try transaction.append(ObjectHash.leaf(.card, text)) }
            try more(transaction)
            return true
        }
        if isNew { cards.grow(to: chain) }
        signal.raise()
    }
}
