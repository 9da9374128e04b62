// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// A public utterance that an officer records from a saved page of the incident.
struct IncidentStatement {
    var label: String
    var by: IncidentOfficer
    /// Below the folder of the incident files.
    var page: String
    var quote: String
    var capacity: SpeakerCapacity
    var speaker: String
    var organisation: String?
    /// Short name of the party for which they spoke.
    var party: String?
    var register: String?
    var category: StatementCategory
    var says: StatementReading
    var outlet: String?
    var published: PublicationTime?
    /// Labels of notices.
    var cites: [String]
    /// Labels of statements.
    var answers: [String]
    var corrects: String?
    var retracts: String?
    /// Labels of notices or statements.
    var follows: [String]

    init(_ reader: IncidentReader) throws {
        var reader = reader
        label = try reader.slug("label")
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        page = try reader.text("page")
        quote = try reader.text("quote")
        capacity = try reader.word("capacity", SpeakerCapacity.self)
        speaker = try reader.text("speaker")
        organisation = try reader.optionalText("organisation")
        party = try reader.optionalText("party")
        register = try reader.optionalText("register")
        category = try reader.word("category", StatementCategory.self)
        says = try Self.reading(&reader)
        outlet = try reader.optionalText("outlet")
        if let text = try reader.optionalText("date") {
            do {
                published = try PublicationTime(text)
            } catch {
                throw reader.fault("date", "\(error.reason), found \(text)")
            }
        }
        cites = try reader.optionalTexts("cites") ?? []
        answers = try reader.optionalTexts("answers") ?? []
        corrects = try reader.optionalText("corrects")
        retracts = try reader.optionalText("retracts")
        follows = try reader.optionalTexts("follows") ?? []
        try reader.finish()
    }

    private static func reading(_ reader: inout IncidentReader) throws -> StatementReading {
        func part(_ text: String?) -> StatementReading.Part {
            switch text {
            case nil: .notAssessed
            case "none": .none
            case let text?: .given(text)
            }
        }
        return StatementReading(
            addressee: part(try reader.optionalText("addressee")),
            basis: part(try reader.optionalText("basis")),
            advice: part(try reader.optionalText("advice")),
            threat: reader.names.contains("threat")
                ? try reader.word("threat", StatementReading.Threat.self) : .notAssessed
        )
    }

    /// Labels of the statements that it needs.
    var statements: [String] { answers + [corrects, retracts].compactMap { $0 } }
}
