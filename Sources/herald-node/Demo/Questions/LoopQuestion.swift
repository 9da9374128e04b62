// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// These moves are one loop, flagged at the third, at each of these parties; the mediator is agreed.
struct LoopQuestion: IncidentQuestion {
    /// Labels, the oldest first.
    let moves: [String]
    /// Short names.
    let at: [String]
    let mediator: String?

    init(_ reader: inout IncidentReader) throws {
        moves = try reader.texts("moves")
        at = try reader.texts("at")
        mediator = try reader.optionalText("mediator")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        guard moves.count >= 3 else { throw IncidentReader.fault(path, "three moves or more were expected") }
        for label in moves { try references.label(label, at: path) }
        for short in at + [mediator].compactMap({ $0 }) { try references.party(short, at: path) }
    }

    /// Each node finds it in its own record.
    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let replay = checks.replay
        let ids = try moves.map { try replay.sent($0).id.text }
        let agreed = try mediator.map { try replay.simulation.party($0).id.text }
        var details: [String] = []
        for short in at {
            let loops = try await checks.postures(at: short).loops
            guard let loop = loops.first(where: { $0.moves == ids }) else {
                return .failed(["at \(short): \(loops.count) loops, none of these moves"])
            }
            guard loop.flagged == Array(ids.dropFirst(2)), agreed.map(loop.mediators.contains) ?? true else {
                return .failed(["at \(short): flagged at \(loop.flagged), mediators \(loop.mediators)"])
            }
            details.append("at \(short): \(ids.count) linked moves, flagged at the third, \"\(moves[2])\"")
        }
        return .held(details)
    }
}

extension Checks {
    /// What a party's node shows of moves.
    func postures(at short: String) async throws -> PosturesBody {
        try PosturesBody(bytes: try await replay.simulation.party(short).anyDesk.get("/postures"))
    }
}
