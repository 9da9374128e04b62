// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Verifies chains of cards (card.md, section 2).
///
/// Refuses with `malformed-card`, `broken-chain`, `equivocation`, `mismatch` (another party), `wrong-key`,
/// `bad-signature` and the codes of keys.
package enum CardVerifier {
    /// Verifies a card file, which has to be canonical.
    package static func verify(file bytes: [UInt8]) throws(SecurityError) -> VerifiedCardChain {
        let file = try ObjectType.card.reading { () throws(FormatError) in
            try CardChainFile(canonical: bytes)
        }
        return try verify(chain: file.cards)
    }

    /// Verifies compact JWS, oldest first, starting with version 1.
    package static func verify(chain cards: [String]) throws(SecurityError) -> VerifiedCardChain {
        guard let first = cards.first else { throw SecurityError(.malformedCard, "chain without a card") }
        var reader = CardKeyReader()
        let card = try Candidate(first).verified(by: nil, &reader)
        var chain = try VerifiedCardChain(first: card)
        for text in cards.dropFirst() { try append(Candidate(text), to: &chain, &reader) }
        return chain
    }

    /// Takes later versions of a chain; versions that are known already may stand among them.
    ///
    /// A known version with another id that the same root signed is `equivocation`.
    package static func extend(
        known: VerifiedCardChain,
        with cards: [String]
    ) throws(SecurityError) -> VerifiedCardChain {
        var reader = CardKeyReader()
        var chain = known
        for text in cards {
            let candidate = try Candidate(text)
            guard candidate.payload.party == chain.party else {
                throw SecurityError(.mismatch, "card of another party")
            }
            if candidate.payload.version <= chain.versions.count {
                try compare(candidate, with: chain, &reader)
            } else {
                try append(candidate, to: &chain, &reader)
            }
        }
        return chain
    }

    private static func append(
        _ candidate: Candidate,
        to chain: inout VerifiedCardChain,
        _ reader: inout CardKeyReader
    ) throws(SecurityError) {
        guard chain.versions.count < CardChainFile.largestCount else {
            throw SecurityError(.malformedCard, "more than \(CardChainFile.largestCount) versions")
        }
        try chain.append(candidate.verified(by: chain.latest, &reader))
    }

    private static func compare(
        _ candidate: Candidate,
        with chain: VerifiedCardChain,
        _ reader: inout CardKeyReader
    ) throws(SecurityError) {
        let position = candidate.payload.version - 1
        guard candidate.id != chain.versions[position].id else { return }
        let signer = chain.versions[max(0, position - 1)].keys.root
        _ = try candidate.jws.verify(with: signer, typ: ObjectType.card.rawValue)
        throw SecurityError(
            .equivocation,
            "the party signed two different cards with version \(position + 1)"
        )
    }
}

/// A card that was read and not verified yet.
private struct Candidate {
    let payload: CardPayload
    let jws: CompactJWS

    init(_ text: String) throws(SecurityError) {
        (payload, jws) = try CardPayload.unverified(text)
    }

    var id: ObjectID { ObjectHash.id(of: jws) }

    /// Verifies this card as the one that follows another, or as version 1 by its own root.
    func verified(
        by previous: VerifiedCard?,
        _ reader: inout CardKeyReader
    ) throws(SecurityError) -> VerifiedCard {
        if let previous {
            guard payload.party == previous.payload.party else {
                throw SecurityError(.mismatch, "card of another party")
            }
        }
        guard payload.version == (previous?.payload.version ?? 0) + 1, payload.previous == previous?.id else {
            throw SecurityError(.brokenChain, "the card does not follow the one before it")
        }
        let root = if let previous { previous.keys.root } else { try reader.verificationKey(payload.root) }
        let verified = try jws.verify(with: root, typ: ObjectType.card.rawValue)
        let keys = try reader.read(payload)
        return VerifiedCard(payload: payload, verified: verified, keys: keys)
    }
}
