// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity

extension ExchangeNode {
    /// Marks a record as restored: a node that opens it signs nothing until it has asked its peers.
    ///
    /// `card` is the own card chain as it stands beside the record. Versions that the record lacks are
    /// added; refuses `unknown-card` where the two are not one chain, and where the record is another
    /// party's.
    package static func markRestored(
        _ card: VerifiedCardChain?,
        of party: PartyID,
        at time: Timestamp,
        in transaction: any StoreTransaction
    ) throws -> VerifiedCardChain {
        let size = try transaction.logSize()
        var chain = try CardVerifier.verify(chain: try transaction.cardChain(of: party))
        if let card {
            guard zip(card.versions, chain.versions).allSatisfy({ $0.id == $1.id }) else {
                throw Refusal("unknown-card", "the copy holds another card of \(party.text)")
            }
            let newer = card.versions.dropFirst(chain.versions.count).map(\.jws)
            if !newer.isEmpty {
                try transaction.appendCards(newer, of: party)
                for jws in newer { _ = try transaction.append(ObjectHash.leaf(.card, jws)) }
                chain = card
            }
        }
        try transaction.putRecovery(RecoveryRecord(restoredAt: time, size: size))
        return chain
    }

    /// Goes on without parties that do not answer; the channels with them stay closed until they do.
    ///
    /// Refuses `not-found` for a record that was not restored, and for a party that is not pinned.
    package static func excuse(_ parties: [PartyID], in transaction: any StoreTransaction) throws {
        guard var record = try transaction.recovery(), !record.isDeclared else {
            throw Refusal("not-found", "the record waits for nobody")
        }
        let pinned = try transaction.pinnedParties()
        for party in parties {
            guard pinned.contains(party) else {
                throw Refusal("not-found", "\(party.text) is not pinned")
            }
            if record.standings[party] == nil { record.standings[party] = .excused }
        }
        try transaction.putRecovery(record)
    }
}
