// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    static let heartbeats = [
        Check("a place in a relay's chain of statuses holds one status for ever") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for index in [2, 1, 3] { try transaction.putRelayStatus(relayStatus(index)) }
                try transaction.putRelayStatus(relayStatus(1))
                try transaction.putRelayStatus(relayStatus(7, by: "d"))
            }
            for (index, id) in [(1, 9), (9, 1)] {
                await expect(throws: StoreConflict.self) {
                    try await store.write { try $0.putRelayStatus(relayStatus(index, id: id)) }
                }
            }
            try await store.read { reader in
                let (relay, pair) = try (Sample.party("r"), pair())
                expect(try reader.lastRelayStatus(by: relay, about: pair) == relayStatus(3))
                let later = try reader.relayStatuses(by: relay, about: pair, above: 1, limit: 9)
                expect(later.map(\.index) == [2, 3])
                let first = try reader.relayStatuses(by: relay, about: pair, above: 0, limit: 1)
                expect(first.map(\.index) == [1])
                expect(try reader.relays(stating: pair) == [Sample.party("d"), relay])
                let back = PartyPair(from: pair.to, to: pair.from)
                expect(try reader.lastRelayStatus(by: relay, about: back) == nil)
                expect(try reader.servedPairs(by: relay) == [pair])
                expect(try reader.servedPairs(by: Sample.party("d")).isEmpty)
            }
        },
        Check("envelopes that were carried are counted without gaps") { bench in
            let store = try await bench.makeStore()
            let pair = try pair()
            try await store.write { transaction in
                for number in 1...2 {
                    try transaction.putCarried(Sample.digest(number), end: end(number), pair: pair)
                }
            }
            for number in [2, 4] {
                await expect(throws: StoreConflict.self) {
                    try await store.write {
                        try $0.putCarried(Sample.digest(9), end: end(number), pair: pair)
                    }
                }
            }
            try await store.read { reader in
                expect(try reader.carriedEnd(from: pair.from, to: pair.to) == end(2))
                expect(try reader.carriedEnd(from: pair.to, to: pair.from) == .none)
                expect(try reader.servedPairs(by: Sample.party("r")) == [pair])
            }
        },
        Check("an outage is open until its end is put, and comes newest first") { bench in
            let store = try await bench.makeStore()
            let party = try Sample.party("b")
            @Sendable func outage(_ start: Int64, end: Int64?, _ segment: OutageSegment) -> OutageRecord {
                OutageRecord(
                    party: party,
                    start: Sample.time(start),
                    end: end.map { Sample.time($0) },
                    segment: segment,
                    problem: "no answer"
                )
            }
            try await store.write { transaction in
                try transaction.putOutage(outage(1, end: 2, .own))
                try transaction.putOutage(outage(3, end: nil, .path))
            }
            let open = try await store.read { try $0.openOutage(with: party) }
            expect(open == outage(3, end: nil, .path))
            try await store.write { try $0.putOutage(outage(3, end: 4, .other)) }
            try await store.read { reader in
                expect(try reader.openOutage(with: party) == nil)
                let all = try reader.outages(with: party, limit: 9)
                expect(all == [outage(3, end: 4, .other), outage(1, end: 2, .own)])
                expect(try reader.outages(with: party, limit: 1).count == 1)
                expect(try reader.outages(with: Sample.party("c"), limit: 9).isEmpty)
            }
        },
        Check("the last kept time is the latest of everything kept") { bench in
            let store = try await bench.makeStore()
            let none = try await store.read { try $0.lastKeptTime() }
            expect(none == nil)
            try await store.write { transaction in
                try transaction.putMessage(Sample.message(1, keptAt: 5))
                try transaction.putStatus(Sample.status(3))
            }
            let message = try await store.read { try $0.lastKeptTime() }
            expect(message == Sample.time(5))
            try await store.write { try $0.putRelayStatus(relayStatus(8)) }
            let status = try await store.read { try $0.lastKeptTime() }
            expect(status == Sample.time(8))
        },
    ]

    private static func pair() throws -> PartyPair {
        PartyPair(from: try Sample.party("a"), to: try Sample.party("b"))
    }

    private static func end(_ number: Int) -> CarriedEnd {
        CarriedEnd(number: number, head: Sample.digest(number + 100))
    }

    private static func relayStatus(
        _ index: Int,
        by issuer: String = "r",
        id: Int? = nil
    ) throws -> RelayStatusRecord {
        try RelayStatusRecord(
            id: Sample.id(id ?? index),
            issuer: Sample.party(issuer),
            pair: pair(),
            index: index,
            jws: "relay-status-\(id ?? index)",
            keptAt: Sample.time(Int64(index))
        )
    }
}
