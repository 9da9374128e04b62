// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension ExchangeNode {
    /// Refuses `quota` when the party has used up what it may ask of this kind; takes it otherwise.
    ///
    /// Costs no signature, no write and no leaf: it is called before anything else is looked at.
    func requireQuota(_ kind: QuotaBook.Kind, octets: Int = 0, of party: PartyID) throws {
        guard quotas.take(kind, octets: octets, from: party, at: clock.now()) else {
            throw Refusal(.quota, "more than \(party.text) may ask in a minute")
        }
    }
}
