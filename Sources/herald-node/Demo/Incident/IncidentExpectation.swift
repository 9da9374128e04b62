// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity
import Yams

/// A sentence that must be true of the record when a replay has ended.
struct IncidentExpectation {
    enum Test {
        case check(IncidentCheck)
        /// Needs a capability that is not built; never counted as held.
        case pending(Capability)
    }

    enum Capability: String {
        case claims, seals, loops, deadlines, statements
        case dutyToWarn = "duty-to-warn"
    }

    var sentence: String
    var test: Test
    /// Its place in the file.
    var path: String

    init(_ node: Node, at path: String) throws {
        self.path = path
        var reader = try IncidentReader(node, at: path)
        sentence = try reader.text("that")
        if reader.names.contains("pending") {
            test = .pending(try reader.word("pending", Capability.self))
        } else {
            test = .check(try IncidentCheck(reader.map("check")))
        }
        try reader.finish()
    }
}

/// How an expectation is answered: from what the nodes show, or from the bundles that were written.
enum IncidentCheck {
    case outcome(notice: String, to: String, is: Outcome)
    case event(notice: String, to: String, name: EventName, isThere: Bool)
    case answers(notice: String, inResponseTo: String)
    case channel(from: String, to: String, dispatches: Int)
    case verify(bundle: String, exit: Int, shown: [Guarantee.Name], notShown: [Guarantee.Name])
    case fields(bundle: String, opened: [FieldName], closed: [FieldName])
    case window(bundle: String, after: Timestamp, before: Timestamp)
    case specificity(notice: String, filled: [FieldName])
    case silence(IncidentSilence)
    /// `limit` is `reply`, `notice` or `delivery`; `standing` as in node-api.md section 7.
    case deadline(notice: String, to: String, limit: String, standing: String)
    case outstanding(notice: String, reached: Int, outstanding: [String])
    case crossed(String, String)
    case claim(IncidentClaim)
    case question(any IncidentQuestion)

    init(_ reader: IncidentReader) throws {
        var reader = reader
        guard reader.names.count == 1, let kind = reader.names.first else {
            throw IncidentReader.fault(reader.path, "one check was expected, found \(reader.names.count)")
        }
        var inner = try reader.map(kind)
        switch kind {
        case "outcome":
            self = .outcome(
                notice: try inner.text("notice"),
                to: try inner.text("to"),
                is: try inner.word("is", Outcome.self)
            )
        case "event": self = try Self.event(&inner)
        case "claim": self = .claim(try IncidentClaim(&inner))
        case "answers":
            self = .answers(notice: try inner.text("notice"), inResponseTo: try inner.text("inResponseTo"))
        case "channel":
            self = .channel(
                from: try inner.text("from"),
                to: try inner.text("to"),
                dispatches: try inner.integer("dispatches")
            )
        case "verify":
            self = .verify(
                bundle: try inner.text("bundle"),
                exit: try inner.integer("exit"),
                shown: try inner.words("shown", Guarantee.Name.self),
                notShown: try inner.words("notShown", Guarantee.Name.self)
            )
        case "fields":
            self = .fields(
                bundle: try inner.text("bundle"),
                opened: try inner.words("opened", FieldName.self),
                closed: try inner.words("closed", FieldName.self)
            )
        case "window":
            self = .window(
                bundle: try inner.text("bundle"),
                after: try inner.time("after"),
                before: try inner.time("before")
            )
        case "deadline", "outstanding", "crossed": self = try Self.course(kind, &inner)
        case "specificity":
            self = .specificity(
                notice: try inner.text("notice"),
                filled: try inner.words("filled", FieldName.self)
            )
        case "silence": self = .silence(try IncidentSilence(&inner))
        default:
            guard let type = IncidentQuestions.all[kind] else {
                throw IncidentReader.fault(reader.path, "unknown key \(kind)")
            }
            self = .question(try type.init(&inner))
        }
        try inner.finish()
    }

    /// What became of a notice after it was sent.
    private static func course(_ kind: String, _ reader: inout IncidentReader) throws -> IncidentCheck {
        switch kind {
        case "deadline":
            .deadline(
                notice: try reader.text("notice"),
                to: try reader.text("to"),
                limit: try reader.text("limit"),
                standing: try reader.text("is")
            )
        case "outstanding":
            .outstanding(
                notice: try reader.text("notice"),
                reached: try reader.integer("reached"),
                outstanding: try reader.optionalTexts("outstanding") ?? []
            )
        default: .crossed(try reader.text("one"), try reader.text("other"))
        }
    }

    private static func event(_ reader: inout IncidentReader) throws -> IncidentCheck {
        let notice = try reader.text("notice")
        let party = try reader.text("to")
        let isThere = reader.names.contains("has")
        let text = try reader.text(isThere ? "has" : "hasNot")
        guard let name = EventName.known.first(where: { $0.shortName == text }) else {
            throw reader.fault(isThere ? "has" : "hasNot", "unknown event \(text)")
        }
        return .event(notice: notice, to: party, name: name, isThere: isThere)
    }
}

extension IncidentReader {
    /// Words of a closed list; none if the key is absent.
    fileprivate mutating func words<Value: RawRepresentable<String>>(
        _ name: String,
        _ type: Value.Type
    ) throws -> [Value] {
        try (optionalTexts(name) ?? []).map { text in
            guard let value = Value(rawValue: text) else { throw fault(name, "unknown word \(text)") }
            return value
        }
    }
}
