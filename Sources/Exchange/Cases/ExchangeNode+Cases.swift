// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Steps of one case.
    static let largestStepCount = 1024
    private static let caseRoles: Set<Role> = [.decisionMaker, .drafter, .releaser, .watch]

    /// Seals and logs the next step of a duty-to-warn case; returns the seal's id.
    ///
    /// Refuses a step that cannot follow, with the codes of ``CaseRefusal``; fields that the step cannot have;
    /// a warning that is not this party's own, released one (`not-a-warning`); and a waiver that no second
    /// officer, a decision-maker, signed for exactly this case, ground and reason (`waiver`).
    package func recordStep(_ request: CaseRequest, by officer: KeyID) async throws -> ObjectID {
        let roles =
            if case .next(let mark) = request.step, mark.step == .closing {
                Self.sealingRoles
            } else {
                Self.caseRoles
            }
        return try await file(by: officer, roles: roles) { head, reader in
            try stepSeal(request, head, in: reader)
        }
    }

    private func stepSeal(
        _ request: CaseRequest,
        _ head: FilingHead,
        in reader: any StoreReader
    ) throws -> (SealPayload, held: [UInt8]?) {
        let mark: CaseMark
        let before: [FilingRecord]
        switch request.step {
        case .begin:
            mark = CaseMark(id: random.randomID(), step: .information)
            before = []
        case .next(let next):
            mark = next
            before = try steps(of: next.id, in: reader)
        }
        let fields = try Refusal.naming { try CaseForm.completed(request.fields, for: mark) }
        try requireOrder(mark, after: before)
        let first = try before.first.map { try SealVerifier.unverifiedPayload(of: $0.jws) }
        guard let rule = request.rule ?? first?.rule else {
            throw Refusal("malformed-case", "the first step of a case needs a release rule")
        }
        if mark.outcome == .warned { try requireWarnings(fields.notices, in: reader) }
        if mark.outcome == .waived { try requireWaiver(mark, fields, head, after: before) }
        let draft = SealDraft(
            purpose: .caseStep,
            status: request.status ?? first?.status ?? .actual,
            rule: .fixed(rule),
            fields: fields
        )
        return try sealed(draft, mark: mark, head, in: reader)
    }

    private func steps(of id: RandomID, in reader: any StoreReader) throws -> [FilingRecord] {
        let query = FilingQuery(.seal, issuer: party, about: id.text, limit: Self.largestStepCount)
        let steps = try reader.filings(query)
        guard steps.count < Self.largestStepCount else {
            throw Refusal(.quota, "a case has at most \(Self.largestStepCount) steps")
        }
        return steps
    }

    private func requireOrder(_ mark: CaseMark, after before: [FilingRecord]) throws {
        let entries = try before.compactMap { record in
            try SealVerifier.unverifiedPayload(of: record.jws).caseEntry(record.id)
        }
        var history = CaseHistory(id: mark.id)
        do throws(CaseRefusal) {
            for entry in entries { try history.append(entry) }
            if let refusal = history.refusal(of: mark) { throw refusal }
        } catch {
            throw Refusal(error.rawValue, error.words)
        }
    }

    private func requireWarnings(_ notices: [ObjectID], in reader: any StoreReader) throws {
        for id in notices {
            guard let record = try reader.notice(id), record.direction == .outbound, record.releasedAt != nil,
                let visible = try? NoticeVerifier.unverifiedVisible(of: record.text), visible.kind == .warning
            else { throw Refusal("not-a-warning", "\(id.text) is no warning that this party has released") }
        }
    }

    private func requireWaiver(
        _ mark: CaseMark,
        _ fields: SealFields,
        _ head: FilingHead,
        after before: [FilingRecord]
    ) throws {
        let waiver = try Refusal.naming {
            try WaiverVerifier.verify(fields.waiver ?? "", issuer: ownCard)
        }
        guard let entry = ownCard.latest.officer(waiver.officer), entry.roles.contains(.decisionMaker) else {
            throw Refusal("waiver", "the officer who signed the waiver is no decision-maker now")
        }
        if let problem = WaiverVerifier.problem(waiver, of: mark.id, by: head.officer, fields) {
            throw Refusal("waiver", problem)
        }
        if fields.ground == .triggerNotMet, try lastJudgement(in: before) != .doNotWarn {
            throw Refusal("waiver", "the last trigger test of the case leads to a warning")
        }
    }

    /// What the last trigger test of a case decided; it stays within the node.
    private func lastJudgement(in steps: [FilingRecord]) throws -> TriggerJudgement.Result? {
        for record in steps.reversed() {
            let seal = try SealVerifier.unverifiedPayload(of: record.jws)
            guard seal.caseMark?.step == .trigger, let held = record.held else { continue }
            return try ClosedFields(held: held).fields().judgement?.result
        }
        return nil
    }
}
