// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

/// What must be shown of a statement; a member that is nil is not asked for.
struct StatementQuestion: IncidentQuestion {
    var statement: String
    /// Of ``StatementReading/lines``.
    var lines: [String]
    var category: StatementCategory?
    /// `registered`, or why the speaker is not authoritative.
    var standing: String?
    /// `standing`, `corrected` or `retracted`.
    var condition: String?
    /// Labels of what it began and what corrects or retracts it, in order.
    var course: [String]?

    init(_ reader: inout IncidentReader) throws {
        statement = try reader.text("statement")
        lines = try reader.optionalTexts("says") ?? []
        category =
            reader.names.contains("category") ? try reader.word("category", StatementCategory.self) : nil
        standing = try reader.optionalText("standing")
        condition = try reader.optionalText("condition")
        course = try reader.optionalTexts("course")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        for label in [statement] + (course ?? []) { try references.statement(label, at: path) }
    }

    /// Read at the recorder's node and verified under its card; that it is no notice is asked of every node too.
    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let recorded = try checks.replay.recorded(statement)
        let desk = try checks.replay.simulation.desk(recorded.by)
        let card = try CardVerifier.verify(file: try await desk.get("/card"))
        let body = try FilingsBody(bytes: try await desk.get("/filings/\(LeafType.statement.rawValue)"))
        let chain = StatementChain(
            try body.filings.compactMap { jws in
                if case .statement(let found) = try FilingVerifier.verify(jws, issuer: card) {
                    found
                } else {
                    nil
                }
            }
        )
        guard let found = chain.statement(recorded.id) else {
            return .failed(["the node shows no such statement"])
        }
        var details = [StatementPayload.nature]
        var faults: [String] = []
        func compare(_ what: String, _ expected: String?, _ found: String) {
            guard let expected else { return }
            if expected == found {
                details.append("\(what): \(found)")
            } else {
                faults.append("\(what): expected \(expected), found \(found)")
            }
        }
        let content = found.payload.content
        for line in lines {
            if content.says.lines.contains(line) {
                details.append(line)
            } else {
                faults.append("expected \"\(line)\" among \(content.says.lines)")
            }
        }
        compare("category", category?.text, content.category.text)
        compare("standing", self.standing, try await standing(of: content.speaker, checks))
        compare("condition", condition, chain.condition(of: found.id))
        compare("course", course?.joined(separator: ", "), Self.labels(chain.course(of: found.id), checks))
        if let name = try await nodeWithNotice(recorded.id, checks) {
            faults.append("\(name) shows it as a notice")
        }
        return faults.isEmpty ? .held(details) : .failed(faults)
    }

    private func standing(of speaker: StatementSpeaker, _ checks: Checks) async throws -> String {
        let party = speaker.party.flatMap { id in checks.replay.simulation.parties.first { $0.id == id } }
        let card = try await party?.anyDesk.get("/card")
        let payload = try card.map { try CardVerifier.verify(file: $0).latest.payload }
        switch SpeakerStanding(of: speaker, card: payload) {
        case .registered: return "registered"
        case .notAuthoritative(let reason): return reason.text
        }
    }

    private static func labels(_ statements: [VerifiedStatement], _ checks: Checks) -> String {
        statements.map { statement in
            checks.replay.statements.first { $0.value.id == statement.id }?.key ?? statement.id.text
        }.joined(separator: ", ")
    }

    private func nodeWithNotice(_ id: ObjectID, _ checks: Checks) async throws -> String? {
        for party in checks.replay.simulation.parties where party.part == .party {
            for box in ["/inbox", "/outbox"] {
                let views = try ViewListBody(bytes: try await party.anyDesk.get(box)).views
                if views.contains(where: { $0.notice == id.text }) { return party.short }
            }
        }
        return nil
    }
}
