// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity

extension ExchangeNode {
    /// What the next card of a restored record has to declare; nil if nothing has to be.
    ///
    /// Refuses `restoring` while somebody who was not excused has yet to show what they hold.
    package static func declaration(
        of party: PartyID,
        at time: Timestamp,
        in reader: any StoreReader
    ) throws -> CardRecovery? {
        guard let record = try reader.recovery(), !record.isDeclared else { return nil }
        let waiting = try waitingParties(of: party, record, in: reader)
        guard waiting.isEmpty else {
            let names = waiting.map(\.text).joined(separator: ", ")
            throw Refusal("restoring", "\(names) have not shown yet what they hold")
        }
        guard record.isBehind || !record.excused.isEmpty else { return nil }
        let own = try CardVerifier.verify(chain: try reader.cardChain(of: party))
        return CardRecovery(
            at: time,
            origin: own.latest.payload.log.origin,
            size: record.size,
            lost: try losses(of: party, record, in: reader)
        )
    }

    static func waitingParties(
        of party: PartyID,
        _ record: RecoveryRecord,
        in reader: any StoreReader
    ) throws -> [PartyID] {
        let chains = try reader.pinnedParties().map {
            try CardVerifier.verify(chain: try reader.cardChain(of: $0))
        }
        return recoverySources(chains, of: party).filter { record.standings[$0] == nil }
    }

    /// Numbers of the own channels that may have been used and of which no dispatch is here.
    static func losses(
        of party: PartyID,
        _ record: RecoveryRecord,
        in reader: any StoreReader
    ) throws -> [CardRecovery.LostNumbers] {
        try reader.pinnedParties().sorted().compactMap { other in
            guard other != party else { return nil }
            return try loss(from: party, to: other, record, in: reader)
        }
    }

    private static func loss(
        from party: PartyID,
        to other: PartyID,
        _ record: RecoveryRecord,
        in reader: any StoreReader
    ) throws -> CardRecovery.LostNumbers? {
        let last = try reader.lastDispatch(from: party, to: other)?.number ?? 0
        let shown = max(last, record.showing(of: other)?.outbound ?? 0)
        let unknown = try record.unknownMessages(to: other).filter { msg in
            try reader.message(msg) == nil && reader.submissions(of: msg).isEmpty
        }
        // Which numbers they bear nobody can say: they lie among as many as the log can have lost leaves.
        let top = unknown.isEmpty ? shown : shown + unknown.count + record.lostLeaves
        let first = (try reader.unbrokenEnd(from: party, to: other)?.number ?? 0) + 1
        if top > last { return CardRecovery.LostNumbers(party: other, from: first, to: top) }
        var missing = last - 1
        while missing >= first, try reader.dispatch(from: party, to: other, number: missing) != nil {
            missing -= 1
        }
        guard missing >= first else { return nil }
        return CardRecovery.LostNumbers(party: other, from: first, to: missing)
    }

    /// Puts new versions of the own card into the record, and a card for every pinned party on its way.
    ///
    /// A version that declares a loss opens the record for signing again: the numbers it names stay unused.
    /// Refuses `conflict` for a chain that forks the one that is here, and for a declaration that is not
    /// what the record shows.
    package static func install(
        _ chain: VerifiedCardChain,
        at time: Timestamp,
        in transaction: any StoreTransaction
    ) throws {
        let known = try transaction.cardChain(of: chain.party)
        guard known == chain.versions.prefix(known.count).map(\.jws), known.count < chain.versions.count
        else { throw Refusal("conflict", "another version of the own card is in the record") }
        for version in chain.versions.dropFirst(known.count) {
            if let recovery = version.payload.recovery {
                try declare(recovery, by: version, in: chain, transaction)
            }
            try transaction.appendCards([version.jws], of: chain.party)
            _ = try transaction.append(ObjectHash.leaf(.card, version.jws))
        }
        for other in try transaction.pinnedParties() where other != chain.party {
            let item = OutboxItem(party: other, content: .card(chain.latest.jws), lane: .flash, due: time)
            _ = try transaction.enqueue(item)
        }
    }

    private static func declare(
        _ recovery: CardRecovery,
        by version: VerifiedCard,
        in chain: VerifiedCardChain,
        _ transaction: any StoreTransaction
    ) throws {
        guard var record = try transaction.recovery(),
            let expected = try declaration(of: chain.party, at: recovery.at, in: transaction),
            recovery == expected
        else { throw Refusal("conflict", "the card declares another loss than the record shows") }
        let old = chain.versions.prefix { $0.id != version.id }.flatMap(\.payload.keys)
        let oldKeys = Set(old.filter { $0.use == .log }.map(\.jwk))
        guard version.payload.keys.allSatisfy({ $0.use != .log || !oldKeys.contains($0.jwk) }) else {
            throw Refusal("conflict", "the new log has a key of the old one")
        }
        for lost in recovery.lost {
            let last = try transaction.lastDispatch(from: chain.party, to: lost.party)
            guard lost.to > last?.number ?? 0 else { continue }
            let showing = record.showing(of: lost.party)
            let shown = showing?.outbound ?? 0 > last?.number ?? 0 ? showing?.head : last?.id
            // A dispatch above 1 names one before it: where none is known, the card that says so.
            let head = ReservedHead(number: lost.to, head: shown ?? version.id)
            try transaction.putReservedHead(head, to: lost.party)
        }
        record.isDeclared = true
        try transaction.putRecovery(record.excused.isEmpty ? nil : record)
    }
}
