// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

extension Scene {
    /// Sends so many notices, lets them arrive, and has everything stated and cosigned.
    mutating func exchange(
        _ count: Int,
        from name: String = ash,
        to recipients: [String] = [birch],
        via: [String] = []
    ) async throws {
        for _ in 0..<count { try await send(from: name, to: recipients, via: via) }
        try await settle()
        try await state()
        try await publish()
    }

    /// Has every node state its channels.
    func state() async throws {
        for party in parties { _ = try await seats[party]?.node.makeStatuses() }
        try await settle()
    }

    func backup(_ name: String) throws -> InMemoryStore {
        try #require(try seat(name).store as? InMemoryStore).copy()
    }

    /// Ends a node and opens one on a copy, marked as `herald-node restore` does.
    mutating func restore(_ name: String, from copy: InMemoryStore) async throws {
        let (party, now) = (try seat(name).party, clock.now())
        _ = try await copy.write { transaction in
            try ExchangeNode.markRestored(party.chain, of: party.id, at: now, in: transaction)
        }
        try await reopen(name, on: copy)
    }

    /// Signs and installs the card that declares what is lost, and opens the node with its new log key.
    mutating func declareLoss(_ name: String) async throws -> CardRecovery {
        var seat = try seat(name)
        let (id, now) = (seat.party.id, clock.now())
        let recovery = try #require(
            try await seat.store.read { try ExchangeNode.declaration(of: id, at: now, in: $0) }
        )
        let log = SigningKey.make(.ed25519, using: &seat.party.random)
        try seat.party.addVersion { payload in
            payload.issuedAt = now
            payload.recovery = recovery
            payload.log.origin += "/after"
            payload.keys.removeAll { $0.use == .log }
            payload.keys.append(CardKey(jwk: TestParty.object(log.verificationKey.jwk), use: .log))
        }
        seats[id] = seat
        let chain = seat.party.chain
        try await seat.store.write { try ExchangeNode.install(chain, at: now, in: $0) }
        var keys = seat.party.nodeKeys
        keys.log = log
        try await reopen(name, on: seat.store, keys: keys)
        return recovery
    }

    /// The dispatches of a channel as a node holds them, by number.
    func dispatches(from: String = ash, to: String = birch, at name: String) async throws -> [DispatchRecord]
    {
        let (from, to) = (try id(from), try id(to))
        return try await seat(name).store.read { try $0.dispatches(from: from, to: to, limit: 1000) }
    }

    /// Replaces a party's key by another in a next card that revokes it; the node goes on with the old one.
    mutating func revoke(_ use: KeyUse, of name: String, at time: Timestamp) throws {
        var seat = try seat(name)
        let fresh = SigningKey.make(.ed25519, using: &seat.party.random)
        let old = try #require(use == .node ? seat.party.node : use == .notice ? seat.party.notice : nil)
        let revoked = RevokedKey(
            at: time,
            kid: old.verificationKey.kid,
            reason: try ReasonCode("compromised")
        )
        try seat.party.addVersion { payload in
            payload.issuedAt = clock.now()
            payload.keys.removeAll { $0.use == use }
            payload.keys.append(CardKey(jwk: TestParty.object(fresh.verificationKey.jwk), use: use))
            payload.revoked = [revoked]
        }
        seats[seat.party.id] = seat
    }
}
