// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// The cards that a verifier was given.
struct BundleContext: Sendable {
    let cards: [PartyID: VerifiedCardChain]

    func card(of party: PartyID, as role: String) throws(BundleFault) -> VerifiedCardChain {
        guard let card = cards[party] else { throw .missingCard(of: party.text, as: role) }
        return card
    }

    /// A status of a party or of a relay; verified where its issuer's card was given.
    struct Status<Payload: IssuedPayload> {
        let payload: Payload
        let id: ObjectID
        let verified: VerifiedObject<Payload>?
    }

    /// Reads one status; of an issuer without a card only the form is checked.
    func status<Payload: IssuedPayload>(
        _ jws: String,
        by issuer: PartyID,
        called name: String
    ) throws(BundleFault) -> Status<Payload> {
        do throws(SecurityError) {
            if let card = cards[issuer] {
                let verified = try VerifiedObject<Payload>(jws, by: card, use: .node)
                return Status(payload: verified.payload, id: verified.id, verified: verified)
            }
            let (payload, object) = try Payload.unverified(jws)
            guard payload.issuer == issuer else {
                throw SecurityError(.mismatch, "it is another issuer's \(name)")
            }
            try AnchorForm.check(payload.anchors)
            return Status(payload: payload, id: ObjectHash.id(of: object), verified: nil)
        } catch {
            throw .refused(
                error.code.rawValue,
                "a \(name) of \(issuer.text) does not verify: \(error.reason)"
            )
        }
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
