// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Gathers from one state of the store what a claim may mean, by indexes alone.
///
/// The windows of a channel's dispatches never go back as the numbers go on, since each names the one before
/// it: the place of a time in a channel is found by halving.
struct ClaimRecord {
    /// Dispatches that are looked at on each side of the time in question.
    static let largestSide = 24
    static let largestChannelCount = 64

    let claim: Claim
    let party: PartyID
    let cards: [PartyID: VerifiedCardChain]
    let reader: any StoreReader
    var witnesses: RecordWitnesses?
    var facts = ClaimFacts()
    private var kept = KeptDeliveries()
    /// Cosigned checkpoints that were read, each with the least size that it is known to be the first for.
    private var checkpoints: [(from: Int, first: CheckpointRecord)] = []

    init(
        claim: Claim,
        party: PartyID,
        cards: [PartyID: VerifiedCardChain],
        policy: WitnessPolicyFile?,
        reader: any StoreReader
    ) {
        self.claim = claim
        self.party = party
        self.cards = cards
        self.reader = reader
        witnesses = policy.map { RecordWitnesses(policy: $0, cards: cards) }
    }

    /// Everything but the deliveries is verified.
    mutating func gathered() throws -> DeliveryVerification {
        facts.addCards(Array(cards.values))
        if let named = claim.about?.notice {
            for dispatch in try reader.dispatches(of: named) { try add(dispatch) }
        }
        for channel in channels {
            if claim.about?.notice == nil { try addDispatches(of: channel) }
            try addStatuses(of: channel)
            try addDenials(of: channel)
        }
        try addFilings()
        return DeliveryVerification(claim, kept: kept, cards: cards, facts: facts, witnesses: witnesses)
    }

    /// Channels the claim may mean; this node is an end of each.
    private var channels: [ClaimFacts.Channel] {
        let others = cards.keys.filter { $0 != party }.sorted()
        let out = others.map { ClaimFacts.Channel(from: party, to: $0) }
        let back = others.map { ClaimFacts.Channel(from: $0, to: party) }
        let meant = (out + back).filter { channel in
            (claim.sender == nil || claim.sender == channel.from)
                && (claim.recipients.isEmpty || claim.recipients.contains(channel.to))
        }
        return Array(meant.prefix(Self.largestChannelCount))
    }

    /// The end of the time in question; nil for a claim about any time.
    private var end: Timestamp? {
        [claim.about?.madeTo, claim.event?.to].compactMap(\.self).max()
    }

    private mutating func addDispatches(of channel: ClaimFacts.Channel) throws {
        let last = try reader.lastDispatch(from: channel.from, to: channel.to)?.number ?? 0
        let unbroken = try reader.unbrokenEnd(from: channel.from, to: channel.to)?.number ?? 0
        guard last > 0 else { return }
        let place = try end.map { try self.place(of: $0, in: channel, last: last) } ?? last + 1
        let earlier = try page(channel, 1...max(1, place - 1), isHighestFirst: true)
        let later = place <= last ? try page(channel, place...last, isHighestFirst: false) : []
        for dispatch in earlier where dispatch.number < place { try add(dispatch) }
        for dispatch in later { try add(dispatch) }
        kept.pages.append(
            KeptDeliveries.Page(channel: channel, earlier: earlier, later: later, unbroken: unbroken)
        )
    }

    private func page(
        _ channel: ClaimFacts.Channel,
        _ numbers: ClosedRange<Int>,
        isHighestFirst: Bool
    ) throws -> [DispatchRecord] {
        try reader.dispatches(
            DispatchQuery(
                from: channel.from,
                to: channel.to,
                kinds: claim.kinds,
                numbers: numbers,
                isHighestFirst: isHighestFirst,
                limit: Self.largestSide
            )
        )
    }

    /// The first number whose upper bound is not before a time; one above the last if there is none.
    private mutating func place(of time: Timestamp, in channel: ClaimFacts.Channel, last: Int) throws -> Int {
        var (low, high) = (1, last + 1)
        while low < high {
            let middle = (low + high) / 2
            if try isSeen(before: time, channel, from: middle, to: high) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Takes the first number at or above this one that is here: a gap is bounded by what follows it.
    private mutating func isSeen(
        before time: Timestamp,
        _ channel: ClaimFacts.Channel,
        from number: Int,
        to end: Int
    ) throws -> Bool {
        let next = try reader.dispatches(
            DispatchQuery(from: channel.from, to: channel.to, numbers: number...max(number, end), limit: 1)
        ).first
        guard let next,
            let late = try notAfter(ObjectHash.leaf(.dispatch, next.jws), madeBy: channel.from)
        else { return false }
        return late < time
    }

    /// By the first cosigned checkpoint of the own log that holds the leaf.
    mutating func notAfter(_ leaf: LeafEntry, madeBy party: PartyID) throws -> Timestamp? {
        guard let witnesses, let index = try reader.leafIndex(of: leaf),
            let checkpoint = try cosignedCheckpoint(covering: index + 1)
        else { return nil }
        return witnesses.notAfter(
            checkpoint.cosignatures.map { ($0.witness, $0.seconds) },
            ofLogOf: self.party,
            madeBy: party
        )
    }

    /// Reads each checkpoint once: objects of one time mostly share it.
    private mutating func cosignedCheckpoint(covering size: Int) throws -> CheckpointRecord? {
        let known = checkpoints.first { $0.from <= size && size <= $0.first.size }
        if let known { return known.first }
        guard let found = try reader.checkpoint(covering: size, cosigned: true) else { return nil }
        if let place = checkpoints.firstIndex(where: { $0.first.size == found.size }) {
            checkpoints[place].from = min(checkpoints[place].from, size)
        } else {
            checkpoints.append((size, found))
        }
        return found
    }

    /// Takes a dispatch with its notice and evidence; nothing of one whose sender's card is not known.
    private mutating func add(_ record: DispatchRecord) throws {
        guard cards[record.from] != nil else { return }
        var evidence: [KeptDeliveries.Evidence] = []
        for item in try reader.evidence(of: record.msg) where cards[item.issuer] != nil {
            let notAfter = try notAfter(ObjectHash.leaf(.evidence, item.jws), madeBy: item.issuer)
            evidence.append(KeptDeliveries.Evidence(record: item, notAfter: notAfter))
        }
        kept.deliveries.append(
            KeptDeliveries.Delivery(
                dispatch: record,
                notAfter: try notAfter(ObjectHash.leaf(.dispatch, record.jws), madeBy: record.from),
                evidence: evidence
            )
        )
        guard kept.notices[record.notice] == nil, let notice = try reader.notice(record.notice),
            notice.releasedAt != nil
        else { return }
        kept.notices[record.notice] = notice
    }
}
