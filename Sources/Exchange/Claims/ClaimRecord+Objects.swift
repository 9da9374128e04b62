// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ClaimRecord {
    private mutating func window(
        _ leaf: LeafEntry,
        _ anchors: [String],
        madeBy party: PartyID
    ) throws -> WitnessedWindow {
        WitnessedWindow(
            notBefore: witnesses?.notBefore(anchors, madeBy: party),
            notAfter: try notAfter(leaf, madeBy: party)
        )
    }

    /// The sender's first statuses that are shown to be made after the time in question, and its newest.
    mutating func addStatuses(of channel: ClaimFacts.Channel) throws {
        guard let last = try reader.lastStatus(by: channel.from, about: channel.to) else { return }
        try add(last)
        guard let until = claim.time?.order == .before ? claim.event?.to : claim.about?.madeTo else { return }
        var (low, high) = (1, last.index)
        while low < high {
            let middle = (low + high) / 2
            guard let status = try status(middle, of: channel) else { return }
            try add(status)
            let early = facts.statuses[status.id]?.made.notBefore
            if early.map({ $0 >= until }) ?? false { high = middle } else { low = middle + 1 }
        }
        if let status = try status(low, of: channel) { try add(status) }
    }

    private func status(_ index: Int, of channel: ClaimFacts.Channel) throws -> StatusRecord? {
        try reader.status(by: channel.from, about: channel.to, index: index)
    }

    private mutating func add(_ record: StatusRecord) throws {
        guard facts.statuses[record.id] == nil, let issuer = cards[record.issuer],
            let status = try? StatusVerifier.verify(record.jws, issuer: issuer)
        else { return }
        let made = try window(
            ObjectHash.leaf(.status, record.jws),
            status.payload.after,
            madeBy: record.issuer
        )
        facts.statuses[status.id] = StatusFact(
            status.payload,
            id: status.id,
            made: made,
            counts: cards.counts(status.kid, of: record.issuer, made)
        )
    }

    mutating func addDenials(of channel: ClaimFacts.Channel) throws {
        let records = try reader.denials(
            from: channel.from,
            to: channel.to,
            limit: ExchangeNode.largestDenialCount
        )
        for record in records {
            guard let issuer = cards[record.issuer],
                let denial = try? DenialVerifier.verify(record.jws, issuer: issuer)
            else { continue }
            facts.denials[denial.id] = DenialFact(
                id: denial.id,
                issuer: denial.payload.issuer,
                about: denial.payload.about,
                text: denial.payload.text,
                made: try window(
                    ObjectHash.leaf(.denial, record.jws),
                    denial.payload.after,
                    madeBy: record.issuer
                )
            )
        }
    }

    /// Statements stand beside every answer; seals are read where the claim speaks of one.
    mutating func addFilings() throws {
        let isGeneral = claim.existence == .generalTerms
        var filed = try filings(FilingQuery(.statement, limit: isGeneral ? 1024 : 64))
        if claim.existence == .seal {
            filed += try filings(FilingQuery(.seal, issuer: claim.sender, limit: 1024))
            filed += try filings(FilingQuery(.opening, issuer: claim.sender, limit: 1024))
        }
        facts.add(filed)
    }

    private mutating func filings(_ query: FilingQuery) throws -> [ClaimFacts.Filed] {
        var found: [ClaimFacts.Filed] = []
        for record in try reader.filings(query) {
            guard let issuer = cards[record.issuer],
                let filing = try? FilingVerifier.verify(record.jws, issuer: issuer)
            else { continue }
            let made = try window(filing.entry, filing.payload.after, madeBy: record.issuer)
            let kid = try CompactJWS(parsing: record.jws).kid
            let counts = cards.counts(kid, of: record.issuer, made)
            found.append(ClaimFacts.Filed(filing, made: made, counts: counts))
        }
        return found
    }
}
