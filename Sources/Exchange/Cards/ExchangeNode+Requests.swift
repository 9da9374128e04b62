// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// Who made a signed request.
package enum Requester: Sendable, Hashable {
    /// A pinned party's node, by its transport key.
    case node(PartyID)
    /// An officer of this party, by key.
    case officer(KeyID, request: RandomID)
}

extension ExchangeNode {
    /// Verifies a signed request and says who made it.
    ///
    /// One that brings a later version of the requester's card may be signed by a key of that version.
    package func requester(
        of credential: String,
        method: String,
        target: String,
        body: [UInt8],
        bringsCard: Bool = false
    ) throws -> Requester {
        guard let method = RequestMethod(rawValue: method) else {
            throw Refusal("not-allowed", "another method")
        }
        var issuer = try pinned(try Refusal.naming { try RequestVerifier.claimedIssuer(of: credential) })
        if bringsCard, let newer = try? CardVerifier.verify(file: body), newer.party == issuer.party,
            newer.versions.prefix(issuer.versions.count).map(\.id) == issuer.versions.map(\.id)
        {
            issuer = newer
        }
        let request = try Refusal.naming {
            try RequestVerifier.verify(
                credential,
                issuer: issuer,
                target: RequestVerifier.Target(audience: party, method: method, path: target, body: body)
            )
        }
        switch request.signer {
        case .node(let party): return .node(party)
        case .officer(_, let kid):
            presence.note(clock.now())
            return .officer(kid, request: request.payload.jti)
        }
    }
}
