// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// Whether a ladder has opened a step that officers now have to take.
struct TaskQuestion: IncidentQuestion {
    /// A label.
    let notice: String
    let step: EscalationStep

    init(_ reader: inout IncidentReader) throws {
        notice = try reader.text("notice")
        step = try reader.word("step", EscalationStep.self)
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.label(notice, at: path)
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let sent = try checks.replay.sent(notice)
        let body = try DeadlinesBody(
            bytes: try await checks.replay.simulation.desk(sent.author).get("/deadlines")
        )
        let tasks = body.tasks.filter { $0.notice == sent.id.text }
        let words = tasks.map { task in
            "rung \(task.rung) of \"\(notice)\", opened \(task.openedAt): \(task.step)"
                + (task.parties.isEmpty ? "" : " of \(task.parties.joined(separator: ", "))")
        }
        return tasks.contains { $0.step == step.rawValue }
            ? .held(words) : .failed(words.isEmpty ? ["no step of the ladder is open"] : words)
    }
}
