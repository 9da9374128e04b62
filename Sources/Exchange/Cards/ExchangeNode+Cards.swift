// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import NoticeSecurity

extension ExchangeNode {
    /// Pins a party's chain, or adds its newer versions; an officer has compared the fingerprint.
    package func pin(_ file: [UInt8], as expected: PartyID) async throws {
        do {
            let chain = try CardVerifier.verify(file: file)
            guard chain.party == expected else { throw Refusal("misaddressed", "a card of another party") }
            guard expected != party else { throw Refusal("conflict", "the own card is not pinned") }
            try await keep(chain)
        } catch let error as SecurityError {
            throw Refusal(error)
        }
    }

    /// Takes newer versions of a pinned chain from its own party.
    package func acceptCardUpdate(_ file: [UInt8], from requester: PartyID) async throws {
        _ = try pinned(requester)
        try await pin(file, as: requester)
    }

    /// Takes a new version of the own card, signed by the root, and tells every pinned party.
    package func updateOwnCard(_ file: [UInt8]) async throws {
        do {
            let chain = try CardVerifier.verify(file: file)
            guard chain.party == party else { throw Refusal("misaddressed", "a card of another party") }
            try await keep(chain)
        } catch let error as SecurityError {
            throw Refusal(error)
        }
        let others = cards.parties.filter { $0 != party }
        try await store.write { [latest = ownCard.latest.jws] transaction in
            for other in others {
                _ = try transaction.enqueue(
                    OutboxItem(party: other, content: .card(latest), due: clock.now())
                )
            }
        }
        signal.raise()
    }

    /// Refuses a chain that forks the known one.
    private func keep(_ chain: VerifiedCardChain) async throws {
        let known = cards[chain.party]
        var newer = chain.versions[...]
        if let known {
            guard known.versions.count <= chain.versions.count else { return }
            for (old, new) in zip(known.versions, chain.versions) where old.id != new.id {
                throw Refusal(
                    "conflict",
                    "version \(new.payload.version) differs from the one that is pinned"
                )
            }
            newer = chain.versions.dropFirst(known.versions.count)
        }
        guard !newer.isEmpty else { return }
        let added = newer.map(\.jws)
        try await store.write { transaction in
            try transaction.appendCards(added, of: chain.party)
            for jws in added { _ = try transaction.append(ObjectHash.leaf(.card, jws)) }
        }
        cards.set(chain)
        signal.raise()
    }

    package func cardFile(of party: PartyID) -> [UInt8]? { cards[party]?.fileBytes }

    /// Verifies a signed request and says who made it.
    package func requester(
        of credential: String,
        method: String,
        target: String,
        body: [UInt8]
    ) throws -> Requester {
        do {
            guard let method = RequestMethod(rawValue: method) else {
                throw Refusal("not-allowed", "another method")
            }
            let issuer = try pinned(try RequestVerifier.claimedIssuer(of: credential))
            let request = try RequestVerifier.verify(
                credential,
                issuer: issuer,
                target: RequestVerifier.Target(audience: party, method: method, path: target, body: body)
            )
            switch request.signer {
            case .node(let party): return .node(party)
            case .officer(_, let kid): return .officer(kid, request: request.payload.jti)
            }
        } catch let error as SecurityError {
            throw Refusal(error)
        }
    }
}

/// Who made a signed request.
package enum Requester: Sendable, Hashable {
    /// A pinned party's node, by its transport key.
    case node(PartyID)
    /// An officer of this party, by key.
    case officer(KeyID, request: RandomID)
}
