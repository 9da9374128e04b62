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

    mutating func gathered() throws -> ClaimFacts {
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
        return facts
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
        try account(channel, earlier: earlier, later: later, unbroken: unbroken)
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

    /// Says up to which number nothing that is meant was left out; or that something may have been.
    private mutating func account(
        _ channel: ClaimFacts.Channel,
        earlier: [DispatchRecord],
        later: [DispatchRecord],
        unbroken: Int
    ) throws {
        let isAllEarlier = earlier.count < Self.largestSide || isBeforePeriod(earlier.last)
        guard isAllEarlier else {
            facts.cut.insert(channel)
            return
        }
        let isAllLater = later.count < Self.largestSide
        facts.accounted[channel] = isAllLater ? unbroken : min(unbroken, later.last?.number ?? unbroken)
    }

    /// Made wholly before the claim's period: so was every one with a lower number.
    private func isBeforePeriod(_ dispatch: DispatchRecord?) -> Bool {
        guard let from = claim.about?.madeFrom, let dispatch,
            let late = facts.deliveries[dispatch.id]?.made.notAfter
        else { return false }
        return late < from
    }

    /// The first number whose upper bound is not before a time; one above the last if there is none.
    private func place(of time: Timestamp, in channel: ClaimFacts.Channel, last: Int) throws -> Int {
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
    private func isSeen(
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
}
