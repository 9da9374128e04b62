// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity

extension ExchangeNode {
    /// Answers a claim from this node's record (docs/spec/claim.md section 12).
    ///
    /// Without a policy any one pinned party that witnesses is enough. The record was verified when it was
    /// kept; signatures on what is cited are verified again.
    package func check(_ claim: Claim, policy: WitnessPolicyFile?) async throws -> ClaimReport {
        let known = cards.all
        let chosen = policy ?? WitnessPolicyFile.anyone(of: known.keys.filter { $0 != party })
        var deliveries = try await store.read { reader in
            var record = ClaimRecord(claim: claim, party: party, cards: known, policy: chosen, reader: reader)
            return try record.gathered()
        }
        var report = ClaimChecker.check(claim, by: await deliveries.verified())
        report.sources.append("the record of \(party.text)'s node, as it answers its own officers")
        if let chosen {
            let names = chosen.witnesses.map(\.text).joined(separator: ", ")
            report.sources.append("witnesses: \(chosen.threshold) of \(names)")
        }
        return report
    }
}

extension WitnessPolicyFile {
    /// One of these is enough; nil without any.
    static func anyone(of parties: [PartyID]) -> WitnessPolicyFile? {
        guard !parties.isEmpty else { return nil }
        return WitnessPolicyFile(threshold: 1, witnesses: Array(parties.sorted().prefix(256)))
    }
}
