// SPDX-License-Identifier: Apache-2.0

import Exchange
import Foundation
import NoticeFormat
import NoticeSecurity
import SQLiteStore
import StrictJSON

/// A new version of the own card of a node that does not run, and the keys that come with it.
struct KeyChange: Sendable {
    var configuration: NodeConfiguration
    var root: SigningKey
    var now: Timestamp
    /// How long an old sealing key still opens what was sealed to it, in seconds.
    var keptFor: Int64 = 7 * 86_400

    /// Replaces the key of one use; of a record that was restored, `log` also declares what is lost.
    func rotate(_ use: KeyUse) async throws -> VerifiedCardChain {
        try await change { payload, reader in
            if use == .log {
                payload.recovery = try ExchangeNode.declaration(
                    of: payload.party,
                    at: now,
                    in: reader
                )
                if payload.recovery != nil { payload.log.origin = Self.freshOrigin(payload.party) }
            }
            return [use: try replaceKey(use, in: &payload, isKept: true)]
        }
    }

    /// Takes a key out of the card for good; one that the node uses is replaced.
    func revoke(_ kid: KeyID, since time: Timestamp, reason: ReasonCode) async throws -> VerifiedCardChain {
        try await change { payload, reader in
            var replaced: [KeyUse: PrivateKey] = [:]
            let held = try payload.keys.first { try KeyInstallation.thumbprint($0) == kid }
            let isOfficer = try payload.officers.contains {
                try VerificationKey(jwk: .object($0.jwk)).kid == kid
            }
            if let held {
                let isLast = payload.keys.filter { $0.use == held.use }.count == 1
                if isLast || held.use != .sealing {
                    replaced[held.use] = try replaceKey(held.use, in: &payload, isKept: false)
                }
                payload.keys.removeAll { $0.jwk == held.jwk }
            } else if isOfficer {
                try payload.officers.removeAll { try VerificationKey(jwk: .object($0.jwk)).kid == kid }
            } else {
                let cards = try CardVerifier.verify(chain: try reader.cardChain(of: payload.party))
                guard cards.names(kid) else {
                    throw NodeFailure(1, "no version of the card holds the key \(kid.text)")
                }
            }
            payload.revoked = [RevokedKey(at: time, kid: kid, reason: reason)]
            return replaced
        }
    }

    /// Makes the new version and puts it and its keys in place; a crash at any point leaves the old or the new.
    private func change(
        _ edit: @escaping @Sendable (inout CardPayload, any StoreReader) throws -> [KeyUse: PrivateKey]
    ) async throws -> VerifiedCardChain {
        let store = try openStore()
        do {
            let known = try await installedCard(store)
            let installation = KeyInstallation(configuration)
            try installation.finish(known, at: now)
            guard known.latest.payload.root == .some(try Self.object(root.verificationKey.jwk)) else {
                throw NodeFailure(1, "this is not the root key that signs the next version of the card")
            }
            let (payload, made) = try await store.read { reader in
                var payload = known.latest.payload
                payload.jti = RandomID(bytes: SystemRandom().bytes(RandomID.byteCount))
                payload.version += 1
                payload.previous = known.latest.id
                payload.issuedAt = now
                payload.recovery = nil
                payload.revoked = []
                let made = try edit(&payload, reader)
                return (payload, made)
            }
            let jws = try CardSigner.sign(payload: payload, root: root)
            let chain = try CardVerifier.extend(known: known, with: [jws])
            for (use, key) in made { try installation.write(key, use) }
            try await store.write { [now] in try ExchangeNode.install(chain, at: now, in: $0) }
            try installation.finish(chain, at: now)
            try store.close()
            return chain
        } catch {
            try? store.close()
            throw error
        }
    }

    private func openStore() throws -> SQLiteStore {
        do {
            return try SQLiteStore(path: configuration.store)
        } catch let failure as StoreFailure where failure.code == .inUse {
            throw NodeFailure(3, failure.reason, hint: "stop the node, then try again")
        }
    }

    private func installedCard(_ store: SQLiteStore) async throws -> VerifiedCardChain {
        if let card = try NodeFiles(configuration).card() {
            try await ExchangeNode.installCard(card, in: store)
        }
        let party = configuration.party
        return try CardVerifier.verify(chain: try await store.read { try $0.cardChain(of: party) })
    }

    /// Puts a fresh key in the place of those of its use; an old sealing key stays for a while, after it.
    private func replaceKey(_ use: KeyUse, in payload: inout CardPayload, isKept: Bool) throws -> PrivateKey {
        var random = SystemRandomNumberGenerator()
        let made: PrivateKey =
            use == .sealing
            ? .sealing(try .make(.xwing, using: &random)) : .signing(.make(.ed25519, using: &random))
        let isPast = { (key: CardKey) in key.validity.notAfter.map { $0 < now } ?? false }
        let old = payload.keys.filter { $0.use == use && use == .sealing && isKept && !isPast($0) }.map {
            key in
            var key = key
            let end = now.adding(seconds: keptFor)
            key.validity.notAfter = min(key.validity.notAfter ?? end, end)
            return key
        }
        payload.keys.removeAll { $0.use == use }
        payload.keys += [CardKey(jwk: try Self.object(made.publicJWK), use: use)] + old
        return made
    }

    private static func freshOrigin(_ party: PartyID) -> String {
        let name = SystemRandom().bytes(4).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        return "\(party.text)/herald/\(name.joined())"
    }

    static func object(_ value: JSONValue) throws -> JSONObject {
        guard case .object(let object) = value else { throw NodeFailure(3, "a key is not an object") }
        return object
    }
}

extension KeyInstallation {
    func write(_ key: PrivateKey, _ use: KeyUse) throws {
        var random = SystemRandomNumberGenerator()
        try KeyFileStorage.write(
            try KeyFile(key, use: use.rawValue),
            to: keys.nextPath(use),
            using: &random
        )
    }
}
