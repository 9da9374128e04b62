// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks a bundle with nothing but cards and a policy of witnesses (docs/spec/bundle.md section 2).
///
/// Opens no file and no socket, and asks no clock: the answer depends on the bytes alone.
public struct BundleVerifier: Sendable {
    let cards: [PartyID: VerifiedCardChain]
    let witnesses: TrustedWitnesses

    /// Takes card files and, optionally, a policy file.
    ///
    /// Refuses a card file that does not verify, and two of the same party.
    public init(cardFiles: [[UInt8]], policy: [UInt8]?) throws(BundleFault) {
        var cards: [PartyID: VerifiedCardChain] = [:]
        for file in cardFiles {
            let chain: VerifiedCardChain
            do {
                chain = try CardVerifier.verify(file: file)
            } catch {
                throw .refused("bad-card", "a card file does not verify: \(error.reason)")
            }
            guard cards.updateValue(chain, forKey: chain.party) == nil else {
                throw .refused("card-twice", "two card files are of \(chain.party.text)")
            }
        }
        self.cards = cards
        do {
            let file = try policy.map { bytes throws(FormatError) in try WitnessPolicyFile(bytes: bytes) }
            witnesses = TrustedWitnesses(policy: file, cards: cards)
        } catch {
            throw .refused("bad-policy", "the policy file is not valid: \(error.reason)")
        }
    }

    public func verify(_ bytes: [UInt8]) -> BundleVerdict {
        do {
            return .verified(try report(on: bytes))
        } catch {
            return error.kind == .refused ? .refused(error) : .unknown(error)
        }
    }

    private func report(on bytes: [UInt8]) throws(BundleFault) -> BundleReport {
        let document: BundleDocument
        do {
            document = try BundleDocument(bytes: bytes)
        } catch {
            throw .refused("malformed-bundle", "not a bundle in canonical form: \(error.reason)")
        }
        try checkSeal(of: document)
        let inclusions = try InclusionCheck(cards: cards, witnesses: witnesses).check(document.inclusions)
        let context = BundleContext(cards: cards, witnesses: witnesses, inclusions: inclusions)
        let notice = try NoticeCheck(context: context).check(document)
        var deliveries: [CheckedDelivery] = []
        for delivery in document.deliveries {
            guard let notice else { throw .refused("malformed-bundle", "deliveries without a notice") }
            deliveries.append(try DeliveryCheck(context: context, notice: notice).check(delivery))
        }
        var channels: [ChannelReport] = []
        for channel in document.channels {
            channels.append(try ChannelCheck(context: context).check(channel))
        }
        return try BundleConclusions(
            document: document, context: context, notice: notice, deliveries: deliveries, channels: channels
        ).report()
    }

    private func checkSeal(of document: BundleDocument) throws(BundleFault) {
        guard let exporter = cards[document.exporter] else {
            throw try missingExporter(of: document)
        }
        do {
            try BundleSeal.check(document, exporter: exporter)
        } catch {
            throw .refused(error.code.rawValue, "the seal does not hold: \(error.reason)")
        }
    }

    /// Without the exporter's card nothing can be said, unless a supplied card holds the sealing key:
    /// then the name of the exporter was altered.
    private func missingExporter(of document: BundleDocument) throws(BundleFault) -> BundleFault {
        let seal: CompactJWS
        do {
            seal = try CompactJWS(parsing: document.seal)
        } catch {
            throw .refused("bad-seal", "the seal is not a signed object: \(error.reason)")
        }
        for card in cards.values where card.key(seal.kid, use: .node) != nil {
            throw .refused("bad-seal", "the seal is by a key of \(card.party.text), not of the exporter")
        }
        return .missingCard(of: document.exporter.text, as: "exporter")
    }
}

/// What every check of a bundle needs.
struct BundleContext: Sendable {
    let cards: [PartyID: VerifiedCardChain]
    let witnesses: TrustedWitnesses
    let inclusions: CheckedInclusions

    func card(of party: PartyID, as role: String) throws(BundleFault) -> VerifiedCardChain {
        guard let card = cards[party] else { throw .missingCard(of: party.text, as: role) }
        return card
    }

    /// The window of an object of a party, from its anchors and from the logs that hold its leaf.
    func window(
        of leaf: LeafEntry, by party: PartyID, after anchors: [String], claimed: Timestamp
    ) throws(BundleFault) -> TimeWindow {
        TimeWindow(
            notBefore: try witnesses.notBefore(anchors, of: party),
            notAfter: witnesses.notAfter(inclusions.marks(on: leaf).filter { $0.witness != party }),
            claimed: claimed
        )
    }
}
