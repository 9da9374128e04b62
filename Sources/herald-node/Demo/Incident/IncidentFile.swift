// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Yams

/// One file of `Incidents/`: what is on the public record, a replay of it, and what must then be shown.
///
/// The format is that of `Incidents/README.md`. Unknown keys, unknown names and steps that go back in time
/// are refused.
struct IncidentFile {
    struct Fact: Hashable {
        /// As exact as the source is; not always a date.
        var at: String
        var text: String
        var source: String
    }

    struct Party: Hashable {
        enum Part: String {
            case party, relay, witness
            /// Calls itself as another party does, with keys that nobody has pinned.
            case impostor
            /// Named as such by the card of every `party`.
            case mediator
        }

        struct Officer: Hashable {
            var name: String
            var roles: Set<Role>
        }

        /// How the other parts of the file call it.
        var short: String
        var id: PartyID
        var name: String
        var part: Part
        var officers: [Officer]
        /// Kinds for which the party's card declares Herald its only route.
        var soleRouteFor: [NoticeKind]
    }

    /// One course of events; a file without variants has exactly one, without a key.
    struct Variant {
        var key: String?
        var title: String?
        var steps: [IncidentStep]
        var expectations: [IncidentExpectation]
    }

    /// The folder that the file stands in, for the pages it names.
    var folder = "."
    var incident: String
    var title: String
    var lesson: String
    var facts: [Fact]
    /// In the order of the file.
    var parties: [Party]
    var start: Timestamp
    var variants: [Variant]

    /// `name` stands at the head of every fault.
    init(text: String, name: String) throws {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw NodeFailure(1, "\(name): not YAML: \(error)")
        }
        guard let node else { throw NodeFailure(1, "\(name): the file is empty") }
        var reader = try IncidentReader(node, at: name)
        incident = try reader.slug("incident")
        title = try reader.text("title")
        lesson = try reader.text("lesson")
        facts = try reader.list("facts").map { try Fact($0.node, at: $0.path) }
        parties = try Self.parties(try reader.map("parties"))
        start = try reader.time("start")
        variants = try Self.variants(&reader)
        try reader.finish()
        for variant in variants {
            var references = IncidentReferences(parties: parties, start: start, place: name)
            try references.check(variant)
        }
    }

    func folder(_ variant: Variant) -> String { variant.key.map { "\(incident)-\($0)" } ?? incident }

    private static func parties(_ reader: IncidentReader) throws -> [Party] {
        var reader = reader
        let parties = try reader.names.map { try Party($0, reader.map($0)) }
        let genuine = parties.filter { $0.part != .impostor }
        guard Set(genuine.map(\.id)).count == genuine.count else {
            throw IncidentReader.fault(reader.path, "two parties have one id")
        }
        let isOrdered = parties.prefix(genuine.count).allSatisfy { $0.part != .impostor }
        guard isOrdered, Set(genuine.map(\.id)) == Set(parties.map(\.id)) else {
            throw IncidentReader.fault(reader.path, "an impostor stands last and has the id of a party")
        }
        guard parties.contains(where: { $0.part == .witness }) else {
            throw IncidentReader.fault(reader.path, "a witness was expected, found none")
        }
        return parties
    }

    private static func variants(_ reader: inout IncidentReader) throws -> [Variant] {
        guard var variants = try reader.optionalMap("variants") else {
            return [try Variant(key: nil, title: nil, &reader)]
        }
        return try variants.names.map { key in
            guard IncidentReader.isSlug(key) else {
                throw variants.fault(key, "a to z, digits and hyphens only")
            }
            var inner = try variants.map(key)
            let variant = try Variant(key: key, title: try inner.text("title"), &inner)
            try inner.finish()
            return variant
        }
    }
}

extension IncidentFile.Variant {
    fileprivate init(key: String?, title: String?, _ reader: inout IncidentReader) throws {
        self.key = key
        self.title = title
        steps = try reader.list("steps").map { try IncidentStep($0.node, at: $0.path) }
        expectations = try reader.list("expect").map { try IncidentExpectation($0.node, at: $0.path) }
    }
}

extension IncidentFile.Fact {
    fileprivate init(_ node: Node, at path: String) throws {
        var reader = try IncidentReader(node, at: path)
        at = try reader.text("at")
        text = try reader.text("text")
        source = try reader.text("source")
        try reader.finish()
    }
}

extension IncidentFile.Party {
    fileprivate init(_ short: String, _ reader: IncidentReader) throws {
        var reader = reader
        self.short = short
        let text = try reader.text("id")
        do {
            id = try PartyID(text)
        } catch {
            throw reader.fault("id", "\(error.reason), found \(text)")
        }
        name = try reader.text("name")
        part = try reader.word("part", Part.self)
        officers = []
        if var people = try reader.optionalMap("officers") {
            for name in people.names {
                let roles = try people.texts(name).map { word in
                    guard let role = Role(rawValue: word) else {
                        throw people.fault(name, "unknown role \(word)")
                    }
                    return role
                }
                officers.append(Officer(name: name, roles: Set(roles)))
            }
        }
        soleRouteFor = try (reader.optionalTexts("soleRouteFor") ?? []).map { word in
            guard let kind = NoticeKind(rawValue: word) else {
                throw IncidentReader.fault(reader.path, "unknown kind \(word)")
            }
            return kind
        }
        try reader.finish()
    }
}
