// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// What a node shows of an entry; what is not named is not asked.
struct EntryQuestion: IncidentQuestion {
    /// Label of the notice that opened the entry.
    var notice: String
    /// Short name of the party whose node is asked.
    var by: String
    /// Short name of the recipient that ``recipient`` is about.
    var to: String?
    var asOf: Timestamp?
    /// Words by member of the entry's view.
    var entry: [String: String]
    /// `yes` and `no`, or words, by member of the recipient's view.
    var recipient: [String: String]

    static let entryMembers = ["condition", "phase", "check", "line", "unannounced", "confirmationDue"]
    static let recipientMembers = [
        "reached", "acknowledged", "passedOn", "pathDown", "warnedBack", "stopped", "seconds", "calls",
    ]

    init(_ reader: inout IncidentReader) throws {
        notice = try reader.text("notice")
        by = try reader.text("by")
        to = try reader.optionalText("to")
        asOf = try reader.optionalTime("asOf")
        entry = try Self.texts(Self.entryMembers, &reader)
        recipient = try Self.texts(Self.recipientMembers, &reader)
        guard (to != nil) == !recipient.isEmpty, !entry.isEmpty || !recipient.isEmpty else {
            throw IncidentReader.fault(reader.path, "say what is expected, and of which recipient")
        }
    }

    private static func texts(_ names: [String], _ reader: inout IncidentReader) throws -> [String: String] {
        var texts: [String: String] = [:]
        for name in names { texts[name] = try reader.optionalText(name) }
        return texts
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.label(notice, at: path)
        for short in [by] + [to].compactMap({ $0 }) { try references.party(short, at: path) }
    }

    /// What one side's node shows of an entry.
    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let found = try await checks.replay.entry(notice, by: by, asOf: asOf)
        let at = asOf.map { " at \($0.text)" } ?? ""
        var details = ["\"\(notice)\" at \(by)\(at): \(found.condition)"]
        var isHeld = true
        func compare(_ name: String, _ expected: String, _ shown: String) {
            let isRight = name == "check" ? shown.contains(expected) : shown == expected
            details.append("\(name): \(shown)\(isRight ? "" : ", expected \(expected)")")
            isHeld = isHeld && isRight
        }
        for (name, expected) in entry.sorted(by: { $0.key < $1.key }) {
            compare(name, expected, Self.shown(name, of: found))
        }
        if let short = to {
            let party = try checks.replay.simulation.party(short).id.text
            guard let recipient = found.recipients.first(where: { $0.party == party }) else {
                return .failed(details + ["\(short) is no recipient"])
            }
            for (name, expected) in self.recipient.sorted(by: { $0.key < $1.key }) {
                compare("\(short) \(name)", expected, Self.shown(name, of: recipient))
            }
        }
        return isHeld ? .held(details) : .failed(details)
    }

    private static func shown(_ name: String, of entry: EntryBody) -> String {
        switch name {
        case "condition": entry.condition
        case "phase": entry.phase ?? "none"
        case "check": entry.check ?? "none"
        case "line": entry.isLineOpen ? "open" : "closed"
        case "confirmationDue": entry.confirmationDue ? "yes" : "no"
        default: entry.unannounced.isEmpty ? "none" : entry.unannounced.joined(separator: ", ")
        }
    }

    private static func shown(_ name: String, of recipient: EntryRecipientBody) -> String {
        switch name {
        case "reached": recipient.reached == nil ? "no" : "yes"
        case "acknowledged": recipient.acknowledged == nil ? "no" : "yes"
        case "passedOn": recipient.passedOn ?? "none"
        case "pathDown": recipient.pathDown ?? "none"
        case "warnedBack": recipient.warnedBack == nil ? "no" : "yes"
        case "stopped": recipient.distress?.stopped == nil ? "no" : "yes"
        case "seconds": recipient.distress.map { String($0.seconds) } ?? "none"
        default: recipient.distress.map { String($0.calls) } ?? "none"
        }
    }
}

extension Replay {
    /// An entry as the node of one party shows it, at a moment or when the replay has ended.
    func entry(_ label: String, by short: String, asOf: Timestamp? = nil) async throws -> EntryBody {
        let query = asOf.map { "?at=\($0.text)" } ?? ""
        let path = "/entries/\(try sent(label).id.text)\(query)"
        return try EntryBody(bytes: try await simulation.party(short).anyDesk.get(path))
    }
}
