// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// The cards that a verifier was given.
struct BundleContext: Sendable {
    let cards: [PartyID: VerifiedCardChain]

    func card(of party: PartyID, as role: String) throws(BundleFault) -> VerifiedCardChain {
        guard let card = cards[party] else { throw .missingCard(of: party.text, as: role) }
        return card
    }

    /// Looks for the cards without which nothing follows (docs/spec/bundle.md section 2, step 3).
    func requireCards(for document: BundleDocument) throws(BundleFault) {
        if let notice = document.notice { _ = try card(of: issuer(of: notice), as: "sender") }
        for delivery in document.deliveries {
            _ = try card(of: recipient(of: delivery), as: "recipient")
        }
        for carriage in document.carriages {
            _ = try card(of: subject(of: carriage).from, as: "sender")
        }
        for channel in document.channels {
            _ = try card(of: channel.from, as: "sender")
            _ = try card(of: channel.to, as: "recipient")
        }
    }

    /// Whom the notice names as its issuer; nothing has been verified.
    func issuer(of notice: BundleNotice) throws(BundleFault) -> PartyID {
        do {
            return try NoticeVerifier.claimedIssuer(of: notice.jwt)
        } catch {
            throw .refused("malformed-notice", "the notice is malformed: \(error.reason)")
        }
    }

    private func recipient(of delivery: BundleDocument.Delivery) throws(BundleFault) -> PartyID {
        do {
            return try DispatchPayload.unverified(delivery.dispatch).payload.recipient
        } catch {
            throw .refused("malformed-dispatch", "a dispatch is malformed: \(error.reason)")
        }
    }
}
