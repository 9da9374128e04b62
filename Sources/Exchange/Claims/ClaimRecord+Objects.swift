// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ClaimRecord {
    /// By the first cosigned checkpoint of the own log that holds the leaf.
    func notAfter(_ leaf: LeafEntry, madeBy party: PartyID) throws -> Timestamp? {
        guard let witnesses, let index = try reader.leafIndex(of: leaf),
            let checkpoint = try reader.checkpoint(covering: index + 1, cosigned: true)
        else { return nil }
        return witnesses.notAfter(
            checkpoint.cosignatures.map { ($0.witness, $0.seconds) },
            ofLogOf: self.party,
            madeBy: party
        )
    }

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

    /// A signature by a revoked key counts only where it is shown to be older (card.md, section 5).
    private func counts(_ kid: KeyID, of party: PartyID, _ made: WitnessedWindow) -> Bool {
        guard let revoked = cards[party]?.revocation(of: kid) else { return true }
        return made.notAfter.map { $0 <= revoked.at } ?? false
    }

    /// A dispatch with its notice and evidence; what does not verify under a known card is left out.
    mutating func add(_ record: DispatchRecord) throws {
        guard let sender = cards[record.from],
            let dispatch = try? DispatchVerifier.verify(record.jws, sender: sender)
        else { return }
        var made = try window(
            ObjectHash.leaf(.dispatch, record.jws),
            dispatch.payload.after,
            madeBy: record.from
        )
        let evidence = try evidence(of: record, sender: sender)
        for item in evidence { made = made.and(WitnessedWindow(notAfter: item.made.notAfter)) }
        facts.deliveries[record.id] = DeliveryFact(
            dispatch: record.id,
            notice: record.notice,
            from: record.from,
            to: record.to,
            number: record.number,
            made: made,
            counts: counts(dispatch.kid, of: record.from, made),
            evidence: evidence
        )
        try addNotice(record.notice, by: sender, dispatched: made)
    }

    private mutating func evidence(
        of record: DispatchRecord,
        sender: VerifiedCardChain
    ) throws -> [EvidenceFact] {
        var found: [EvidenceFact] = []
        for item in try reader.evidence(of: record.msg) {
            guard let issuer = cards[item.issuer],
                let verified = try? EvidenceVerifier.verify(item.jws, issuer: issuer, sender: sender)
            else { continue }
            let made = try window(
                ObjectHash.leaf(.evidence, item.jws),
                verified.payload.after,
                madeBy: item.issuer
            )
            found.append(
                EvidenceFact(
                    verified.payload,
                    id: verified.id,
                    route: verified.submission?.payload.path,
                    made: made,
                    counts: counts(verified.kid, of: item.issuer, made)
                )
            )
        }
        return found
    }

    private mutating func addNotice(
        _ id: ObjectID,
        by issuer: VerifiedCardChain,
        dispatched: WitnessedWindow
    ) throws {
        guard facts.notices[id] == nil, let record = try reader.notice(id), record.releasedAt != nil,
            let notice = try? NoticeVerifier.verify(
                text: record.text,
                approvals: record.approvals,
                issuer: issuer,
                mode: .complete
            )
        else { return }
        var isMet = true
        if case .notMet = notice.mandate { isMet = false }
        // A dispatch names its notice, which is therefore not later.
        let made = WitnessedWindow(notAfter: dispatched.notAfter)
        let signers = [notice.kid] + notice.approvals.map(\.kid)
        facts.notices[id] = NoticeFact(
            id: id,
            visible: notice.visible,
            fields: notice.fields,
            hiddenCount: notice.hiddenCount,
            counts: isMet && signers.allSatisfy { counts($0, of: issuer.party, made) },
            made: made
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
            counts: counts(status.kid, of: record.issuer, made)
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
            found.append(ClaimFacts.Filed(filing, made: made, counts: counts(kid, of: record.issuer, made)))
        }
        return found
    }
}
