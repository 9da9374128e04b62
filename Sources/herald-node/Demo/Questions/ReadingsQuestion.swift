// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import StrictJSON

/// These readings of a move stand side by side, and no others, at each of these parties.
struct ReadingsQuestion: IncidentQuestion {
    /// A label.
    let notice: String
    /// Short names.
    let at: [String]
    /// As `party: word`.
    let stand: [String]

    init(_ reader: inout IncidentReader) throws {
        notice = try reader.text("notice")
        at = try reader.texts("at")
        stand = try reader.texts("stand")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.label(notice, at: path)
        for short in at { try references.party(short, at: path) }
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let id = try checks.replay.sent(notice).id.text
        let shorts = Dictionary(checks.replay.simulation.parties.map { ($0.id.text, $0.short) }) { first, _ in
            first
        }
        var details: [String] = []
        for short in at {
            let item = try await checks.postures(at: short).items.first { $0.id == id }
            let found = (item?.responses ?? []).compactMap { Self.reading($0, shorts) }
            guard found.sorted() == stand.sorted() else {
                return .failed(["at \(short): \"\(notice)\" is read \(found), expected \(stand)"])
            }
            details += (item?.readings ?? []).map { "at \(short): \"\(notice)\" \($0)" }
        }
        return .held(details)
    }

    private static func reading(_ response: PosturesBody.Response, _ shorts: [String: String]) -> String? {
        guard case .object(let fields) = response.fields, case .string(let word)? = fields["reading"] else {
            return nil
        }
        return "\(shorts[response.from] ?? response.from): \(word)"
    }
}
