// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// Somebody tried to speak as a party: the node that refused it knows, and so does the party.
struct ImpersonationQuestion: IncidentQuestion {
    /// Short names.
    let of: String
    let at: String

    init(_ reader: inout IncidentReader) throws {
        of = try reader.text("of")
        at = try reader.text("at")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        for short in [of, at] { try references.party(short, at: path) }
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let (victim, node) = (try checks.replay.simulation.party(of), try checks.replay.simulation.party(at))
        let seen = try ReportsBody(bytes: try await node.anyDesk.get("/reports")).seen.filter {
            $0.about == victim.id.text
        }
        let told = try ReportsBody(bytes: try await victim.anyDesk.get("/reports")).received
        let words = [
            "at \(at): \(seen.count) attempts to speak as \(of) (\(Set(seen.map(\.reason)).sorted().joined(separator: ", ")))",
            "at \(of): \(told.count) signed reports that somebody tried to speak as it",
        ]
        let inbox = try ViewListBody(bytes: try await node.anyDesk.get("/inbox")).views
        guard !seen.isEmpty, !told.isEmpty, inbox.allSatisfy({ $0.from != victim.id.text }) else {
            return .failed(words)
        }
        return .held(words + ["at \(at): nothing in the inbox from \(of)"])
    }
}
