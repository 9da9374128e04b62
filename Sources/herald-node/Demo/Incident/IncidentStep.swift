// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Yams

/// One thing that is done in a replay, at a simulated time.
struct IncidentStep {
    enum Action {
        /// Something outside Herald.
        case note(String)
        case send(IncidentNotice)
        case act(IncidentAct)
        case deny(IncidentDenial)
        case statement(IncidentStatement)
        /// Short names of the two that cannot reach each other any more.
        case cut(String, String)
        case heal(String, String)
        /// Short name of the party that keeps what comes without opening it.
        case hold(String)
        case status(String, String)
        /// Short names: the relay that states what it carried from one party to another.
        case relayStatus(by: String, from: String, to: String)
        case prove(IncidentProof)
        case deed(any IncidentDeed)
    }

    var at: Timestamp
    var action: Action
    /// Its place in the file.
    var path: String

    init(_ node: Node, at path: String) throws {
        self.path = path
        var reader = try IncidentReader(node, at: path)
        at = try reader.time("at")
        guard reader.names.count == 1, let verb = reader.names.first else {
            throw IncidentReader.fault(path, "one action was expected, found \(reader.names.count)")
        }
        action = try Self.action(verb, &reader)
    }

    private static func action(_ verb: String, _ reader: inout IncidentReader) throws -> Action {
        switch verb {
        case "note": .note(try reader.text(verb))
        case "send": .send(try IncidentNotice(reader.map(verb)))
        case "deny": .deny(try IncidentDenial(reader.map(verb)))
        case "statement": .statement(try IncidentStatement(reader.map(verb)))
        case "cut": try pair(verb, &reader) { .cut($0, $1) }
        case "heal": try pair(verb, &reader) { .heal($0, $1) }
        case "hold": .hold(try reader.text(verb))
        case "status": try pair(verb, &reader) { .status($0, $1) }
        case "relayStatus": try relayStatus(reader.map(verb))
        case "prove": .prove(try IncidentProof(reader.map(verb)))
        case let verb where IncidentAct.verbs.contains(verb):
            .act(try IncidentAct(verb, reader.map(verb)))
        default: .deed(try deed(verb, &reader))
        }
    }

    private static func deed(_ verb: String, _ reader: inout IncidentReader) throws -> any IncidentDeed {
        guard let type = IncidentDeeds.all[verb] else {
            throw IncidentReader.fault(reader.path, "unknown key \(verb)")
        }
        var inner = try reader.map(verb)
        let deed = try type.init(&inner)
        try inner.finish()
        return deed
    }

    private static func relayStatus(_ reader: IncidentReader) throws -> Action {
        var reader = reader
        let relay = try reader.text("by")
        let action = try pair("pair", &reader) { Action.relayStatus(by: relay, from: $0, to: $1) }
        try reader.finish()
        return action
    }

    private static func pair(
        _ verb: String,
        _ reader: inout IncidentReader,
        _ make: (String, String) -> Action
    ) throws -> Action {
        let names = try reader.texts(verb)
        guard names.count == 2, names[0] != names[1] else {
            throw reader.fault(verb, "two parties were expected")
        }
        return make(names[0], names[1])
    }
}

/// An officer as a file names one: `party/officer`.
struct IncidentOfficer: Hashable, CustomStringConvertible {
    var party: String
    var name: String

    init(_ text: String, at path: String) throws {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw IncidentReader.fault(path, "party/officer was expected, found \(text)")
        }
        party = String(parts[0])
        name = String(parts[1])
    }

    var description: String { "\(party)/\(name)" }
}

/// A notice to compose, approve and release.
struct IncidentNotice {
    var label: String
    var by: IncidentOfficer
    /// Short names.
    var to: [String]
    var via: [String]
    var kind: NoticeKind
    var severity: Severity
    /// Who approves in place of the author; empty means the author does.
    var approvedBy: [IncidentOfficer]
    /// Labels of earlier notices.
    var inResponseTo: [String]
    /// Label of the notice that this one updates, cancels or replies to.
    var reference: String?
    /// Approved now, and held back until a later step releases it.
    var isPrepared: Bool
    var deadline: JSONValue?
    var fields: JSONValue
    /// Nil leaves it to the node.
    var expiresAt: Timestamp?
    /// The code with which the author's own node must refuse to compose it.
    var refusedAs: String?

    init(_ reader: IncidentReader) throws {
        var reader = reader
        let path = reader.path
        label = try reader.slug("label")
        by = try IncidentOfficer(try reader.text("by"), at: "\(path).by")
        to = try reader.texts("to")
        via = try reader.optionalTexts("via") ?? []
        kind = try reader.word("kind", NoticeKind.self)
        severity = try reader.word("severity", Severity.self)
        approvedBy = try (reader.optionalTexts("approvedBy") ?? []).map { name in
            try IncidentOfficer(name, at: "\(path).approvedBy")
        }
        inResponseTo = try reader.optionalTexts("inResponseTo") ?? []
        reference = try Self.reference(kind, &reader)
        isPrepared = try reader.optionalText("prepared") == "yes"
        deadline = try reader.optionalNode("deadline").map {
            try IncidentReader.json($0, at: "\(path).deadline")
        }
        fields = try IncidentReader.json(try reader.node("fields"), at: "\(path).fields")
        expiresAt = try reader.optionalTime("expiresAt")
        refusedAs = try reader.optionalText("refusedAs")
        try reader.finish()
    }

    private static func reference(_ kind: NoticeKind, _ reader: inout IncidentReader) throws -> String? {
        if kind.isUpdating { return try reader.text("updates") }
        if kind.isCancelling { return try reader.text("cancels") }
        return kind.isReplying ? try reader.text("repliesTo") : nil
    }
}

/// A bundle to ask a node for.
struct IncidentProof {
    enum Subject {
        /// A label; nil opens every field.
        case notice(String, open: [String]?)
        /// A label: what somebody holds of the message without its notice, such as a relay.
        case carriage(String)
        /// Short names.
        case channel(from: String, to: String)
        /// Labels of what was recorded.
        case filings([String])
        /// Short names.
        case silence(from: String, to: String, after: Timestamp, before: Timestamp)
    }

    var by: IncidentOfficer
    var bundle: String
    var subject: Subject

    init(_ reader: IncidentReader) throws {
        var reader = reader
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        bundle = try reader.slug("bundle")
        if reader.names.contains("carriage") {
            subject = .carriage(try reader.text("carriage"))
        } else if let ends = try reader.optionalTexts("channel") {
            guard ends.count == 2 else { throw reader.fault("channel", "two parties were expected") }
            subject = .channel(from: ends[0], to: ends[1])
        } else if let labels = try reader.optionalTexts("filings") {
            subject = .filings(labels)
        } else if let ends = try reader.optionalTexts("silence") {
            guard ends.count == 2 else { throw reader.fault("silence", "two parties were expected") }
            subject = .silence(
                from: ends[0],
                to: ends[1],
                after: try reader.time("after"),
                before: try reader.time("before")
            )
        } else {
            let label = try reader.text("notice")
            let open = try reader.node("open")
            if open.scalar?.string == "all" {
                subject = .notice(label, open: nil)
            } else {
                guard let items = open.sequence else {
                    throw reader.fault("open", "all or a list was expected")
                }
                let path = "\(reader.path).open"
                subject = .notice(label, open: try items.map { try IncidentReader.text($0, at: path) })
            }
        }
        try reader.finish()
    }
}
