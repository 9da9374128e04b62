// SPDX-License-Identifier: Apache-2.0

import NoticeFormat

/// What the nodes must show of moves that answer one another.
enum IncidentPosture {
    /// These moves are one loop, flagged at the third, at each of these parties; the mediator is agreed.
    case loop(moves: [String], at: [String], mediator: String?)
    /// These readings of a notice stand side by side, as `party: word`, at each of these parties.
    case readings(notice: String, at: [String], stand: [String])
    /// The chain of a notice or statement, drawn by a party in a file, holds these.
    case drawing(of: String, by: String, file: String, holds: [String])

    static let kinds: Set<String> = ["loop", "readings", "drawing"]

    init(_ kind: String, _ reader: inout IncidentReader) throws {
        switch kind {
        case "loop":
            self = .loop(
                moves: try reader.texts("moves"),
                at: try reader.texts("at"),
                mediator: try reader.optionalText("mediator")
            )
        case "readings":
            self = .readings(
                notice: try reader.text("notice"),
                at: try reader.texts("at"),
                stand: try reader.texts("stand")
            )
        default:
            self = .drawing(
                of: try reader.text("of"),
                by: try reader.text("by"),
                file: try reader.slug("file"),
                holds: try reader.texts("holds")
            )
        }
    }

    /// Labels of notices or statements.
    var labels: [String] {
        switch self {
        case .loop(let moves, at: _, mediator: _): moves
        case .readings(let notice, at: _, stand: _): [notice]
        case .drawing(let of, by: _, file: _, let holds): [of] + holds
        }
    }

    /// Short names.
    var parties: [String] {
        switch self {
        case .loop(moves: _, let parties, let mediator): parties + [mediator].compactMap { $0 }
        case .readings(notice: _, let parties, stand: _): parties
        case .drawing(of: _, let by, file: _, holds: _): [by]
        }
    }
}
