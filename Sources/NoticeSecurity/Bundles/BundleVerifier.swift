// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import TransparencyLog

/// Checks a bundle with nothing but cards and a policy of witnesses (docs/spec/bundle.md section 2).
///
/// Opens no file and no socket, and asks no clock: the answer depends on the bytes alone.
public struct BundleVerifier: Sendable {
    private let context: BundleContext
    private let witnesses: TrustedWitnesses
    /// Parties whose log is proved to have two histories.
    private let forked: Set<PartyID>

    /// Takes card files and, optionally, a policy file and proofs that logs forked (log.md, "Forks").
    ///
    /// Refuses a card file that does not verify, two of the same party, and a proof that does not hold under
    /// the log keys of the cards.
    public init(cardFiles: [[UInt8]], policy: [UInt8]?, forks: [[UInt8]] = []) throws(BundleFault) {
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
        context = BundleContext(cards: cards)
        forked = try Self.forked(forks, cards)
        do {
            let file = try policy.map { bytes throws(FormatError) in try WitnessPolicyFile(bytes: bytes) }
            witnesses = TrustedWitnesses(policy: file, cards: cards)
        } catch {
            throw .refused("bad-policy", "the policy file is not valid: \(error.reason)")
        }
    }

    private static func forked(
        _ proofs: [[UInt8]],
        _ cards: [PartyID: VerifiedCardChain]
    ) throws(BundleFault) -> Set<PartyID> {
        var parties: Set<PartyID> = []
        for bytes in proofs {
            do {
                let keys = cards.values.flatMap(\.logKeys)
                let fork = try VerifiedFork(ForkProof(parsing: bytes), keys: keys)
                let ofLog = cards.values.filter { $0.logKeys.contains { $0.name == fork.origin } }
                parties.formUnion(ofLog.map(\.party))
            } catch {
                throw .refused("bad-fork", "a proof of a fork does not hold: \(error.reason)")
            }
        }
        return parties
    }

    /// Says what follows from a bundle, or why nothing does; the first failure in the order of the
    /// specification decides.
    public func verify(_ bytes: [UInt8]) -> BundleVerdict {
        do {
            return .verified(try report(on: bytes))
        } catch {
            return error.kind == .refused ? .refused(error) : .unknown(error)
        }
    }

    private func report(on bytes: [UInt8]) throws(BundleFault) -> BundleReport {
        let document = try self.document(bytes)
        try checkSeal(of: document)
        try context.requireCards(for: document)
        let notice = try NoticeCheck(context: context).check(document)
        let deliveries = try deliveries(of: document, notice)
        let carriages = try document.carriages.map { (each) throws(BundleFault) in
            try CarriageCheck(context: context).check(each)
        }
        var channels: [CheckedChannel] = []
        for channel in document.channels {
            channels.append(try ChannelCheck(context: context).check(channel))
        }
        let denials = try DenialCheck(context: context, deliveries: deliveries, channels: channels)
            .check(document.denials)
        let history = ChannelHistory(deliveries: deliveries, channels: channels, cards: context.cards)
        try history.checkNumbers()
        let filings = try FilingCheck(context: context).check(document.filings)
        let seals = try SealCheck(filings)
        let inclusions = try InclusionCheck(cards: context.cards, witnesses: witnesses)
            .check(document.inclusions, release: notice?.releaseLeaf)
        let timeline = Timeline(
            (notice?.timed ?? []) + deliveries.flatMap(\.timed)
                + carriages.flatMap(\.timed) + channels.flatMap(\.timed)
                + denials.map(TimedObject.init) + filings.map(TimedObject.init),
            witnesses: witnesses,
            inclusions: inclusions
        )
        try history.checkTimes(timeline)
        try seals.checkCounts(channels, timeline)
        let revoked = RevokedSignatures(
            notice: notice,
            deliveries: deliveries,
            channels: channels,
            denials: denials,
            filings: filings,
            cards: context.cards,
            timeline: timeline
        )
        return BundleConclusions(
            exporter: document.exporter,
            cards: context.cards,
            threshold: witnesses.threshold,
            inclusions: inclusions,
            forked: forked,
            timeline: timeline,
            revoked: revoked,
            notice: notice,
            deliveries: deliveries,
            carriages: carriages,
            channels: channels,
            denials: denials,
            filings: filings,
            seals: seals.conclusions(channels, context.cards, timeline, revoked),
            question: document.silence
        ).report
    }

    private func deliveries(
        of document: BundleDocument,
        _ notice: CheckedNotice?
    ) throws(BundleFault) -> [CheckedDelivery] {
        try document.deliveries.map { (each) throws(BundleFault) in
            guard let notice else { throw .refused("malformed-bundle", "deliveries without a notice") }
            return try DeliveryCheck(context: context, notice: notice).check(each)
        }
    }

    private func document(_ bytes: [UInt8]) throws(BundleFault) -> BundleDocument {
        guard bytes.count <= SizeLimit.bundle else {
            throw .unknown("too-large", "a bundle has at most \(SizeLimit.bundle) octets")
        }
        do {
            return try BundleDocument(bytes: bytes)
        } catch {
            throw .refused("malformed-bundle", "not a bundle in canonical form: \(error.reason)")
        }
    }

    private func checkSeal(of document: BundleDocument) throws(BundleFault) {
        guard let exporter = context.cards[document.exporter] else {
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
        for card in context.cards.values where card.key(seal.kid, use: .node) != nil {
            throw .refused("bad-seal", "the seal is by a key of \(card.party.text), not of the exporter")
        }
        return .missingCard(of: document.exporter.text, as: "exporter")
    }
}
