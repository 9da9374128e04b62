// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Every dispatch and status of a bundle, wherever it stands, held against every other
/// (docs/spec/channel.md sections 2 and 3).
struct ChannelHistory {
    private struct Place: Hashable {
        let from: PartyID
        let to: PartyID
        let number: Int
    }

    private struct Ends: Hashable {
        let from: PartyID
        let to: PartyID
    }

    private let dispatches: [VerifiedDispatch]
    private let statuses: [VerifiedStatus]
    private let relayStatuses: [VerifiedRelayStatus]
    private let cards: [PartyID: VerifiedCardChain]

    init(deliveries: [CheckedDelivery], channels: [CheckedChannel], cards: [PartyID: VerifiedCardChain]) {
        self.cards = cards
        dispatches = deliveries.map(\.dispatch) + channels.flatMap(\.dispatches)
        statuses = channels.flatMap(\.statuses)
        relayStatuses = channels.flatMap(\.relayStatuses)
    }

    /// Refuses two objects for one number, whether they stand here or are only named.
    func checkNumbers() throws(BundleFault) {
        var heads: [Place: ObjectID] = [:]
        for dispatch in dispatches {
            let payload = dispatch.payload
            let (from, to) = (payload.issuer, payload.recipient)
            try Self.note(dispatch.id, at: Place(from: from, to: to, number: payload.number), in: &heads)
            let earlier = Place(from: from, to: to, number: payload.number - 1)
            let isLoose = isLost(earlier) || isLost(Place(from: from, to: to, number: payload.number))
            if !isLoose { try Self.note(payload.previous, at: earlier, in: &heads) }
        }
        var indexes: [Place: ObjectID] = [:]
        for status in statuses {
            let payload = status.payload
            let (from, to) = (payload.issuer, payload.counterpart)
            try Self.note(status.id, at: Place(from: from, to: to, number: payload.index), in: &indexes)
            let earlier = Place(from: from, to: to, number: payload.index - 1)
            try Self.note(payload.previous, at: earlier, in: &indexes)
            let end = Place(from: from, to: to, number: payload.outbound.number)
            if !isLost(end) { try Self.note(payload.outbound.head, at: end, in: &heads) }
        }
        try checkRelays()
    }

    /// What a lost number held need not fit what others say of it.
    private func isLost(_ place: Place) -> Bool {
        cards[place.from]?.isLost(place.number, to: place.to) ?? false
    }

    /// Refuses two statuses of a relay with one index, and two heads for one number of envelopes.
    private func checkRelays() throws(BundleFault) {
        for statuses in Dictionary(grouping: relayStatuses, by: \.payload.issuer).values {
            var indexes: [Place: ObjectID] = [:]
            var heads: [Place: ObjectID] = [:]
            for status in statuses {
                let payload = status.payload
                func place(_ number: Int) -> Place {
                    Place(from: payload.from, to: payload.to, number: number)
                }
                try Self.note(status.id, at: place(payload.index), in: &indexes)
                try Self.note(payload.previous, at: place(payload.index - 1), in: &indexes)
                let head = payload.carried.head.map { ObjectID(bytes: $0.bytes) }
                try Self.note(head, at: place(payload.carried.number), in: &heads)
            }
        }
    }

    private static func note(
        _ id: ObjectID?,
        at place: Place,
        in known: inout [Place: ObjectID]
    ) throws(BundleFault) {
        guard let id else { return }
        guard known.updateValue(id, forKey: place) ?? id == id else {
            throw .refused(
                "equivocation",
                "\(place.from.text) gave number \(place.number) for \(place.to.text) twice"
            )
        }
    }

    /// Refuses a dispatch that was there, by its bounds, before a status that does not count it.
    func checkTimes(_ timeline: Timeline) throws(BundleFault) {
        let byChannel = Dictionary(grouping: dispatches) {
            Ends(from: $0.payload.issuer, to: $0.payload.recipient)
        }
        let statusesByChannel = Dictionary(grouping: statuses) {
            Ends(from: $0.payload.issuer, to: $0.payload.counterpart)
        }
        for (ends, dispatches) in byChannel {
            var rest = (statusesByChannel[ends] ?? []).sorted {
                $0.payload.outbound.number > $1.payload.outbound.number
            }
            var latest: [PartyID: Timestamp] = [:]
            for dispatch in dispatches.sorted(by: { $0.payload.number < $1.payload.number }) {
                while let status = rest.last, status.payload.outbound.number < dispatch.payload.number {
                    latest.merge(timeline.earlyMarks(of: status.id), uniquingKeysWith: max)
                    rest.removeLast()
                }
                guard timeline.isMade(dispatch.id, before: latest) else { continue }
                throw .refused(
                    "equivocation",
                    "dispatch \(dispatch.payload.number) was made before a status that leaves it out"
                )
            }
        }
    }
}
