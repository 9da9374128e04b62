// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Seals, consents and cases of a replay by their labels: how to ask for them, never what is true of them.
struct SealBook {
    private var seals: [String: ObjectID] = [:]
    private var consents: [String: String] = [:]
    private var cases: [String: RandomID] = [:]

    mutating func keep(_ seal: ObjectID, as label: String) throws {
        guard seals.updateValue(seal, forKey: label) == nil else {
            throw NodeFailure(1, "two seals are called \(label)")
        }
    }

    mutating func keep(consent: String, as label: String) { consents[label] = consent }
    mutating func keep(case id: RandomID, as label: String) { cases[label] = id }

    func seal(_ label: String) throws -> ObjectID {
        guard let id = seals[label] else { throw NodeFailure(1, "no seal is called \(label)") }
        return id
    }

    func consent(_ label: String) throws -> String {
        guard let jws = consents[label] else { throw NodeFailure(1, "no consent is called \(label)") }
        return jws
    }

    func caseID(_ label: String) throws -> RandomID {
        guard let id = cases[label] else { throw NodeFailure(1, "no case is called \(label)") }
        return id
    }
}

/// How a file writes hidden fields of seals.
enum SealForm {
    /// Words that are no texts: a file's scalars are.
    private static let flags: Set<String> = ["anonymous", "dependants", "given", "ownOperation"]

    static func fields(_ value: JSONValue, at path: String) throws -> SealFields {
        guard case .object(let object) = withFlags(value) else {
            throw IncidentReader.fault(path, "fields were expected")
        }
        do {
            return try SealFields(object)
        } catch {
            throw IncidentReader.fault(path, error.reason)
        }
    }

    private static func withFlags(_ value: JSONValue) -> JSONValue {
        guard case .object(var object) = value else { return value }
        for name in object.names {
            guard let member = object[name] else { continue }
            switch member {
            case .string("true") where flags.contains(name): object[name] = .bool(true)
            case .string("false") where flags.contains(name): object[name] = .bool(false)
            default: object[name] = withFlags(member)
            }
        }
        return .object(object)
    }

    /// `date`, `event`, `consent` or `arbiter`; parties by their short names.
    static func rule(_ reader: inout IncidentReader) throws -> @Sendable (Replay) throws -> ReleaseRule {
        let kind = try reader.word("kind", ReleaseRule.Kind.self)
        switch kind {
        case .date:
            let time = try reader.time("date")
            return { _ in .date(time) }
        case .event:
            let words = try reader.text("event")
            return { _ in .event(words) }
        case .arbiter:
            let party = try reader.text("party")
            return { .arbiter(try $0.simulation.party(party).id) }
        case .consent:
            let party = try reader.text("party")
            return { .consent(.party(try $0.simulation.party(party).id)) }
        }
    }
}

extension OfficerDesk {
    /// Hands a request for a filing to the node and returns what it made, verified under the own card.
    func file(_ path: String, _ body: [UInt8]) async throws -> Filing {
        let answer = try FilingsBody(bytes: try await post(path, body))
        let card = try CardVerifier.verify(file: try await get("/card"))
        guard let jws = answer.filings.first else { throw NodeFailure(1, "\(path): no object in the answer") }
        return try FilingVerifier.verify(jws, issuer: card)
    }
}
