// SPDX-License-Identifier: Apache-2.0

/// What is asked of the record when a replay has ended, where the asking stands with the reading of it.
///
/// Whoever adds a check adds its type to ``IncidentQuestions``, and to `Incidents/README.md`.
protocol IncidentQuestion: Sendable {
    init(_ reader: inout IncidentReader) throws

    /// Refuses names that stand for nothing.
    func check(_ references: IncidentReferences, at path: String) throws
    func answer(_ checks: Checks) async throws -> ExpectationAnswer
}

/// The checks by the key under which a file has them.
enum IncidentQuestions {
    static let all: [String: any IncidentQuestion.Type] = [
        "case": CaseQuestion.self,
        "count": CountQuestion.self,
        "dissemination": DisseminationQuestion.self,
        "drawing": DrawingQuestion.self,
        "entry": EntryQuestion.self,
        "impersonation": ImpersonationQuestion.self,
        "live": LiveQuestion.self,
        "loop": LoopQuestion.self,
        "near": NearQuestion.self,
        "outage": OutageQuestion.self,
        "presence": PresenceQuestion.self,
        "quiet": QuietQuestion.self,
        "readings": ReadingsQuestion.self,
        "report": ReportQuestion.self,
        "seal": SealQuestion.self,
        "statement": StatementQuestion.self,
        "task": TaskQuestion.self,
    ]
}
