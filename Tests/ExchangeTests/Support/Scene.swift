// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Parties that know one another, each with a node on a store in memory, on one loopback network.
struct Scene {
    static let ash = "ash.example"
    static let birch = "birch.example"
    static let relay = "relay.example"

    let clock = ManualClock(TestParty.start)
    let network = LoopbackNetwork()
    /// Seconds by which a party's clock differs from ``clock``.
    let shifts: [String: Int64]
    var seats: [PartyID: Seat] = [:]

    struct Seat {
        var party: TestParty
        var settings: NodeSettings
        let store: any ExchangeStore
        var node: ExchangeNode
    }

    /// Opens a node for each name; `settle` and the like go through them in this order.
    ///
    /// Nobody is rung unless a test says so.
    init(
        _ names: [String] = [ash, birch],
        pinned: Bool = true,
        store: (String) throws -> any ExchangeStore = { _ in InMemoryStore() },
        shifts: [String: Int64] = [:],
        change: (inout NodeSettings) -> Void = { _ in }
    ) async throws {
        self.shifts = shifts
        for name in names {
            let party = try TestParty(name)
            var settings = NodeSettings(party: party.id)
            settings.ring = 0
            change(&settings)
            let store = try store(name)
            let time = Self.clock(clock, of: name, shifts)
            let node = try await Self.open(party, settings, store, network, time)
            seats[party.id] = Seat(party: party, settings: settings, store: store, node: node)
        }
        if pinned { try await pinAll() }
    }

    private static func open(
        _ party: TestParty,
        _ settings: NodeSettings,
        _ store: any ExchangeStore,
        _ network: LoopbackNetwork,
        _ clock: any TimeSource,
        keys: NodeKeys? = nil
    ) async throws -> ExchangeNode {
        // Another seed after each start: a real node does not repeat itself either.
        let seed = UInt64(try await store.read { try $0.logSize() }) &* 31 &+ UInt64(party.id.text.utf8.count)
        return try await party.open(
            settings,
            store: store,
            network: network,
            clock: clock,
            random: SeededSource(seed: seed ^ party.id.text.utf8.reduce(7) { $0 &* 131 &+ UInt64($1) }),
            keys: keys
        )
    }

    private static func clock(
        _ clock: ManualClock,
        of name: String,
        _ shifts: [String: Int64]
    ) -> any TimeSource {
        shifts[name].map { ShiftedClock(clock, seconds: $0) } ?? clock
    }

    var parties: [PartyID] { seats.keys.sorted() }

    func id(_ name: String) throws -> PartyID { try PartyID(name) }

    func seat(_ name: String) throws -> Seat { try #require(seats[PartyID(name)]) }

    func node(_ name: String) throws -> ExchangeNode { try seat(name).node }

    /// Ends a node and opens another one on what it left in its store.
    mutating func restart(_ name: String) async throws {
        var seat = try seat(name)
        let time = Self.clock(clock, of: name, shifts)
        seat.node = try await Self.open(seat.party, seat.settings, seat.store, network, time)
        seats[seat.party.id] = seat
    }

    /// Ends a node and opens one on another store, as after a restore.
    mutating func reopen(_ name: String, on store: any ExchangeStore, keys: NodeKeys? = nil) async throws {
        let seat = try seat(name)
        let node = try await Self.open(seat.party, seat.settings, store, network, clock, keys: keys)
        seats[seat.party.id] = Seat(party: seat.party, settings: seat.settings, store: store, node: node)
    }

    private func pinAll() async throws {
        for seat in seats.values {
            for other in seats.values where other.party.id != seat.party.id {
                try await seat.node.pin(other.party.chain.fileBytes, as: other.party.id)
            }
        }
    }
}

extension Scene {
    /// Pins one party's card at another's node.
    func pin(_ name: String, at other: String) async throws {
        let party = try seat(name).party
        try await node(other).pin(party.chain.fileBytes, as: party.id)
    }
}
