// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import StrictJSON

extension Checks {
    func posture(_ check: IncidentPosture) async throws -> ExpectationAnswer {
        switch check {
        case .loop(let moves, let parties, let mediator): try await loop(moves, parties, mediator)
        case .readings(let notice, let parties, let stand): try await readings(notice, parties, stand)
        case .drawing(let start, let by, let file, let holds): try await drawing(start, by, file, holds)
        }
    }

    /// Each node finds it in its own record.
    private func loop(
        _ labels: [String],
        _ parties: [String],
        _ mediator: String?
    ) async throws -> ExpectationAnswer {
        let moves = try labels.map { try replay.sent($0).id.text }
        let agreed = try mediator.map { try replay.simulation.party($0).id.text }
        var details: [String] = []
        for short in parties {
            let loops = try await postures(at: short).loops
            guard let loop = loops.first(where: { $0.moves == moves }) else {
                return .failed(["at \(short): \(loops.count) loops, none of these moves"])
            }
            guard loop.flagged == Array(moves.dropFirst(2)), agreed.map(loop.mediators.contains) ?? true
            else {
                return .failed(["at \(short): flagged at \(loop.flagged), mediators \(loop.mediators)"])
            }
            details.append("at \(short): \(moves.count) linked moves, flagged at the third, \"\(labels[2])\"")
        }
        return .held(details)
    }

    private func readings(
        _ label: String,
        _ parties: [String],
        _ expected: [String]
    ) async throws -> ExpectationAnswer {
        let id = try replay.sent(label).id.text
        var details: [String] = []
        for short in parties {
            let item = try await postures(at: short).items.first { $0.id == id }
            let found = (item?.responses ?? []).compactMap(reading)
            guard found.sorted() == expected.sorted() else {
                return .failed(["at \(short): \"\(label)\" is read \(found), expected \(expected)"])
            }
            details += (item?.readings ?? []).map { "at \(short): \"\(label)\" \($0)" }
        }
        return .held(details)
    }

    private func reading(_ response: PosturesBody.Response) -> String? {
        guard case .object(let fields) = response.fields, case .string(let word)? = fields["reading"] else {
            return nil
        }
        let short = replay.simulation.parties.first { $0.id.text == response.from }?.short
        return "\(short ?? response.from): \(word)"
    }

    /// Written beside the bundles, and read again.
    private func drawing(
        _ start: String,
        _ by: String,
        _ file: String,
        _ labels: [String]
    ) async throws -> ExpectationAnswer {
        let desk = try replay.simulation.party(by).anyDesk
        let body = try PosturesBody(bytes: try await desk.get("/postures/\(try replay.object(start).text)"))
        let drawing = LoopDrawing(body)
        try replay.folder.keep(drawing: Array(drawing.svg.utf8), named: file)
        let ids = body.items.map(\.id)
        let missing = try labels.filter { !ids.contains(try replay.object($0).text) }
        let links = body.items.flatMap(\.inResponseTo).filter(ids.contains).count
        let words =
            "\(file).svg, drawn at \(by): \(ids.count) notices and statements, \(links) links between them"
        return missing.isEmpty
            ? .held([words]) : .failed([words, "not in it: \(missing.joined(separator: ", "))"])
    }

    private func postures(at short: String) async throws -> PosturesBody {
        try PosturesBody(bytes: try await replay.simulation.party(short).anyDesk.get("/postures"))
    }
}
