// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func carriedEnd(from: PartyID, to: PartyID) -> CarriedEnd {
        state.carried[PartyPair(from: from, to: to)]?.last?.end ?? .none
    }

    func servedPairs(by issuer: PartyID) -> [PartyPair] {
        let stated = state.relayStatuses.filter { $0.issuer == issuer && $0.index == 1 }.map(\.pair)
        return Set(stated).union(state.carried.keys).sorted()
    }

    func lastRelayStatus(by issuer: PartyID, about pair: PartyPair) -> RelayStatusRecord? {
        relayStatuses(by: issuer, about: pair, above: -1, limit: Int.max).last
    }

    func relayStatuses(
        by issuer: PartyID,
        about pair: PartyPair,
        above index: Int,
        limit: Int
    ) -> [RelayStatusRecord] {
        let found = state.relayStatuses.filter {
            $0.issuer == issuer && $0.pair == pair && $0.index > index
        }
        return Array(found.sorted { $0.index < $1.index }.prefix(limit))
    }

    func relays(stating pair: PartyPair) -> [PartyID] {
        Set(state.relayStatuses.filter { $0.pair == pair }.map(\.issuer)).sorted()
    }

    func putCarried(_ env: Digest, end: CarriedEnd, pair: PartyPair) throws {
        guard end.head != nil, end.number == carriedEnd(from: pair.from, to: pair.to).number + 1 else {
            throw StoreConflict(place: "envelope \(end.number) carried from \(pair.from) to \(pair.to)")
        }
        state.carried[pair, default: []].append((env: env, end: end))
    }

    func putRelayStatus(_ record: RelayStatusRecord) throws {
        let here = state.relayStatuses.first {
            $0.issuer == record.issuer && $0.pair == record.pair && $0.index == record.index
        }
        if let here, here.id == record.id { return }
        guard here == nil, !state.relayStatuses.contains(where: { $0.id == record.id }) else {
            throw StoreConflict(place: "relay status \(record.index) by \(record.issuer)")
        }
        state.relayStatuses.append(record)
    }

    func openOutage(with party: PartyID) -> OutageRecord? {
        outages(with: party, limit: Int.max).first { $0.end == nil }
    }

    func outages(with party: PartyID, limit: Int) -> [OutageRecord] {
        let found = state.outages.values.filter { $0.party == party }
        return Array(found.sorted { $0.start > $1.start }.prefix(limit))
    }

    func putOutage(_ record: OutageRecord) {
        state.outages[MemoryState.OutagePlace(party: record.party, start: record.start)] = record
    }

    func lastKeptTime() -> Timestamp? {
        let times =
            state.messages.map(\.keptAt) + state.evidence.map(\.keptAt)
            + state.statuses.values.flatMap(\.values).map(\.keptAt) + state.relayStatuses.map(\.keptAt)
            + state.notices.map(\.createdAt)
        return times.max()
    }
}
