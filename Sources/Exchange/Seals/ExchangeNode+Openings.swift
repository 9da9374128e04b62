// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Seals that are counted over for one opening.
    private static let largestCount = 1_000_000

    /// Opens fields of an own seal, if its rule holds now; keeps and logs the opening, and returns its id.
    ///
    /// Refuses `rule-not-met` before the rule holds, and `not-found` for a seal or field that is not here.
    package func open(_ request: OpeningRequest, by officer: KeyID) async throws -> ObjectID {
        try await file(by: officer, roles: Self.sealingRoles) { head, reader in
            (try opening(request, head, in: reader), held: nil)
        }
    }

    private func opening(
        _ request: OpeningRequest,
        _ head: FilingHead,
        in reader: any StoreReader
    ) throws -> OpeningPayload {
        guard let record = try reader.filing(request.seal), record.type == .seal, record.issuer == party,
            let held = record.held
        else { throw Refusal("not-found", "no seal of this party has the id \(request.seal.text)") }
        let seal = try Refusal.naming { try SealVerifier.verify(record.jws, issuer: ownCard) }
        let closed = try Refusal.naming { try ClosedFields(held: held) }
        let disclosures = try disclosures(request.fields, of: seal.payload, closed)
        let last = try reader.lastFiling(.opening, by: party)
        let payload = OpeningPayload(
            head,
            position: (last?.number ?? 0) + 1,
            previous: last?.id,
            seal: seal.id,
            basis: try basis(request.ground, of: seal.payload.rule),
            disclosures: disclosures,
            among: try count(request, of: seal.payload, in: reader)
        )
        try requireRule(of: seal, payload)
        return payload
    }

    /// The disclosures to open, the hidden counterpart of the rule among them.
    private func disclosures(
        _ fields: Set<SealFieldName>?,
        of seal: SealPayload,
        _ closed: ClosedFields
    ) throws -> [String] {
        var names = fields ?? Set(closed.names)
        if case .consent(.hidden) = seal.rule { names.insert(.own(.counterpart)) }
        guard !names.isEmpty, let disclosures = closed.opened(names) else {
            throw Refusal("not-found", "the seal does not hold all of these fields")
        }
        return disclosures
    }

    private func basis(_ ground: OpeningRequest.Ground, of rule: ReleaseRule) throws -> OpeningBasis {
        switch (rule, ground) {
        case (.date, .date): return .date
        case (.event, .event(let statement)):
            guard TextRule.prose.allows(statement, characters: OpeningBasis.statementLength) else {
                throw Refusal("malformed-body", "the statement is 1 to 4000 characters of prose")
            }
            return .event(statement)
        case (.consent, .consent(let jws)): return .consent(jws)
        case (.arbiter, .consent(let jws)): return .arbiter(jws)
        default: throw Refusal("rule-not-met", "the seal opens \(rule.words)")
        }
    }

    /// Refuses where a reader would not find that the rule held, by this node's own witnesses.
    private func requireRule(of seal: VerifiedSeal, _ payload: OpeningPayload) throws {
        let early = WitnessedTime.notBefore(
            payload.after,
            of: party,
            witnesses: witnesses,
            cards: cards.all
        )
        let standing = RuleCheck(cards: cards.all).standing(payload, of: seal, notBefore: early)
        switch standing {
        case .held, .testimony: return
        case .notShown(let words), .broken(let words): throw Refusal("rule-not-met", words)
        }
    }

    private func count(
        _ request: OpeningRequest,
        of seal: SealPayload,
        in reader: any StoreReader
    ) throws -> OpenedCount {
        let period = request.period ?? seal.at.month
        guard period.contains(seal.at) else {
            throw Refusal("malformed-body", "the seal was not made in that period")
        }
        let seals = try reader.filings(FilingQuery(.seal, issuer: party, limit: Self.largestCount))
        let numbers = try seals.compactMap { record -> Int? in
            let at = try SealVerifier.unverifiedPayload(of: record.jws).at
            return period.contains(at) ? record.number : nil
        }
        guard let first = numbers.min(), let last = numbers.max() else {
            throw Refusal("not-found", "no seal was made in that period")
        }
        let openings = try reader.filings(FilingQuery(.opening, issuer: party, limit: Self.largestCount))
        let opened = Set(openings.compactMap(\.about) + [request.seal.text])
        let counted = seals.filter { record in
            record.number.map((first...last).contains) == true && opened.contains(record.id.text)
        }
        return OpenedCount(
            after: period.lowerBound,
            before: period.upperBound,
            first: first,
            last: last,
            opened: counted.count
        )
    }
}

extension Timestamp {
    /// The calendar month of UTC that it lies in.
    var month: ClosedRange<Timestamp> {
        let next = monthBegin.adding(seconds: 32 * 86_400).monthBegin
        return monthBegin...(next > monthBegin ? next.adding(seconds: -1) : .latest)
    }

    private var monthBegin: Timestamp {
        guard let begin = try? Timestamp("\(text.prefix(7))-01T00:00:00Z") else {
            preconditionFailure("a time has a year and a month")
        }
        return begin
    }
}
