// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// What an officer signs about a notice that was received.
struct IncidentAct {
    var by: IncidentOfficer
    /// A label.
    var notice: String
    var statement: OfficerStatement

    /// The actions that are acts.
    static let verbs: Set<String> = [
        "ack", "stop", "readBack", "assess", "interim", "convey", "decline", "passOn", "pathDown",
    ]

    init(_ verb: String, _ reader: IncidentReader) throws {
        var reader = reader
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        notice = try reader.text("notice")
        switch verb {
        case "ack":
            let time = try reader.optionalTime("nextReportBy")
            statement = OfficerStatement(
                .acknowledge(nextReportBy: time),
                note: try reader.optionalText("text")
            )
        case "stop": statement = OfficerStatement(.stop)
        case "readBack": statement = OfficerStatement(.readBack, note: try reader.text("text"))
        case "assess":
            let mark = try reader.word("mark", AssessmentMark.self)
            statement = OfficerStatement(.assess(mark), note: try reader.optionalText("text"))
        case "interim":
            let act = OfficerStatement.Act.interim(
                decisionLiesWith: try reader.text("decisionLiesWith"),
                expectBy: try reader.time("expectBy")
            )
            statement = OfficerStatement(act, note: try reader.optionalText("text"))
        case "convey":
            let to = try reader.optionalText("to") ?? Role.decisionMaker.rawValue
            statement = OfficerStatement(.convey(to: to))
        case "passOn":
            statement = OfficerStatement(.passOn(try reader.word("level", DisseminationLevel.self)))
        case "pathDown":
            let level = try reader.word("level", DisseminationLevel.self)
            statement = OfficerStatement(.notPassedOn(level, .pathDown))
        case "decline":
            let reason = try ReasonCode(try reader.text("reason"))
            statement = OfficerStatement(.decline(reason), note: try reader.optionalText("text"))
        default: throw IncidentReader.fault(reader.path, "unknown key \(verb)")
        }
        try reader.finish()
    }
}

/// What an officer has the party deny.
struct IncidentDenial {
    var by: IncidentOfficer
    /// Short name of the party that is said to have sent it.
    var from: String
    /// A label; without one it is about the channel.
    var notice: String?
    var after: Timestamp?
    var before: Timestamp?
    var text: String

    init(_ reader: IncidentReader) throws {
        var reader = reader
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        from = try reader.text("from")
        notice = try reader.optionalText("notice")
        after = try reader.optionalTime("after")
        before = try reader.optionalTime("before")
        text = try reader.text("text")
        guard (after == nil) == (before == nil) else {
            throw IncidentReader.fault(reader.path, "a period has two ends")
        }
        try reader.finish()
    }
}
