// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    private static let largestOutageCount = 10

    /// How the channels with each counterpart stand, ascending by counterpart.
    package func channels() async throws -> [ChannelView] {
        let counterparts = cards.parties.filter { $0 != party && exchangesNotices($0) }.sorted()
        return try await store.read { reader in
            try counterparts.map { try channel(with: $0, in: reader) }
        }
    }

    /// Pairs that this node serves as a relay, ascending.
    package func servedPairs() async throws -> [ServedPairView] {
        try await store.read { reader in
            try reader.servedPairs(by: party).map { pair in
                let last = try reader.lastRelayStatus(by: party, about: pair)
                return ServedPairView(
                    pair: pair,
                    carried: try reader.carriedEnd(from: pair.from, to: pair.to).number,
                    lastIndex: last?.index,
                    lastKeptAt: last?.keptAt
                )
            }
        }
    }

    private func channel(with other: PartyID, in reader: any StoreReader) throws -> ChannelView {
        let theirs = try reader.lastStatus(by: other, about: party)
        let stated = try theirs.map { try payload(of: $0) }
        return ChannelView(
            counterpart: other,
            outbound: .init(own: try lastEnd(from: party, to: other, in: reader), theirs: stated?.inbound),
            inbound: .init(own: try end(from: other, to: party, in: reader), theirs: stated?.outbound),
            lastOwn: try reader.lastStatus(by: party, about: other).map { try mark($0, in: reader) },
            lastTheirs: try theirs.map { try mark($0, in: reader) },
            interval: Int(statusInterval(of: other)),
            outage: try reader.openOutage(with: other),
            outages: try reader.outages(with: other, limit: Self.largestOutageCount)
        )
    }

    private func mark(_ record: StatusRecord, in reader: any StoreReader) throws -> ChannelView.Mark {
        let payload = try payload(of: record)
        let before = try reader.status(
            by: record.issuer,
            about: record.counterpart,
            index: record.index - 1
        )
        let claim = ClockFindings.Claim(
            at: payload.at,
            keptAt: record.keptAt,
            madeAfter: anchorTime(of: payload.after),
            previous: try before.map { try self.payload(of: $0).at }
        )
        return ChannelView.Mark(
            id: record.id,
            index: record.index,
            keptAt: record.keptAt,
            seals: payload.seals,
            missed: payload.missed,
            clock: ClockFindings.words(on: claim)
        )
    }

    private func lastEnd(from: PartyID, to: PartyID, in reader: any StoreReader) throws -> ChannelEnd {
        guard let last = try reader.lastDispatch(from: from, to: to) else { return .none }
        return ChannelEnd(number: last.number, head: last.id)
    }
}
