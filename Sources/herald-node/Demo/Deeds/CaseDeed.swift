// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

/// The next step of a duty-to-warn case; the first one begins it.
struct CaseDeed: IncidentDeed {
    /// Of the case.
    let label: String
    let by: IncidentOfficer
    let step: CaseStep
    let outcome: CaseOutcome?
    let fields: SealFields
    /// Labels of the warnings of a closing step.
    let warnings: [String]
    /// Who signs the waiver, as decision-maker.
    let waivedBy: IncidentOfficer?
    /// The seal's own label, to open it by.
    let seal: String?
    private let rule: (@Sendable (Replay) throws -> ReleaseRule)?

    init(_ reader: inout IncidentReader) throws {
        label = try reader.slug("label")
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        step = try reader.word("step", CaseStep.self)
        outcome = step == .closing ? try reader.word("outcome", CaseOutcome.self) : nil
        let path = "\(reader.path).fields"
        fields = try SealForm.fields(try IncidentReader.json(try reader.node("fields"), at: path), at: path)
        warnings = try reader.optionalTexts("warnings") ?? []
        waivedBy = try reader.optionalText("waivedBy").map { try IncidentOfficer($0, at: path) }
        seal = try reader.optionalText("seal")
        rule = try reader.optionalMap("rule").map { inner in
            var inner = inner
            let rule = try SealForm.rule(&inner)
            try inner.finish()
            return rule
        }
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        for name in [by, waivedBy].compactMap(\.self) { try references.officer(name, at: path) }
        for warning in warnings { try references.label(warning, at: path) }
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        let mark = try mark(in: replay)
        var fields = fields
        if !warnings.isEmpty {
            fields[.notices] = .notices(try warnings.map { try replay.sent($0).id }.sorted())
        }
        if let waivedBy, let mark {
            fields[.waiver] = .waiver(try await waiver(fields, mark, waivedBy, in: replay))
        }
        let body = CaseStepBody(
            mark: mark,
            fields: fields,
            rule: try rule.map { try $0(replay) },
            status: .exercise
        )
        let made = try await replay.simulation.desk(by).file("/cases", body.bytes)
        guard case .seal(let sealed) = made, let found = sealed.payload.caseMark else {
            throw NodeFailure(1, "\(label): not a step of a case")
        }
        replay.seals.keep(case: found.id, as: label)
        if let seal { try replay.seals.keep(sealed.id, as: seal) }
        let waived = waivedBy.map { ", on a waiver signed by \($0)" } ?? ""
        replay.timeline.act(time, "\(by)", "case \"\(label)\": \(found.words)\(waived), sealed")
    }

    private func mark(in replay: Replay) throws -> CaseMark? {
        guard step != .information else { return nil }
        let id = try replay.seals.caseID(label)
        return outcome.map { CaseMark(id: id, outcome: $0) } ?? CaseMark(id: id, step: step)
    }

    private func waiver(
        _ fields: SealFields,
        _ mark: CaseMark,
        _ senior: IncidentOfficer,
        in replay: Replay
    ) async throws -> String {
        guard let ground = fields.ground, let reason = fields.prose(.reason) else {
            throw NodeFailure(1, "\(label): a waiver needs ground and reason")
        }
        let desk = try replay.simulation.desk(senior)
        let card = try CardVerifier.verify(file: try await desk.get("/card"))
        let payload = WaiverPayload(
            jti: OfficerDesk.randomID(),
            issuer: desk.party,
            card: card.latest.id,
            caseID: mark.id,
            ground: ground,
            reason: reason,
            at: desk.clock.now()
        )
        return try WaiverVerifier.sign(payload, key: desk.key).jws
    }
}
