// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Yams

/// A claim in the format of docs/spec/claim.md, whom it is asked of, and the answers in words.
struct IncidentClaim {
    struct Answer {
        var part: String
        /// As it is printed, such as "contradicted by Herald".
        var verdict: String
        /// What the reason must hold besides.
        var says: String?
    }

    var claim: JSONValue
    /// Label of the notice that `about.notice` is to name, if it names one.
    var notice: String?
    /// Short names of those whose nodes are asked.
    var parties: [String]
    /// Bundles that a stranger is given, taken together.
    var bundles: [String]
    var answers: [Answer]
    var together: String

    init(_ reader: inout IncidentReader) throws {
        let node = try reader.node("claim")
        claim = try IncidentReader.json(node, at: "\(reader.path).claim")
        notice = try reader.optionalText("notice")
        parties = try reader.optionalTexts("by") ?? []
        bundles = try reader.optionalTexts("bundles") ?? []
        together = try reader.text("together")
        answers = try reader.list("is").map { try Answer($0.node, at: $0.path) }
        guard !parties.isEmpty || !bundles.isEmpty else {
            throw reader.fault("by", "a claim is asked of somebody's node or of bundles")
        }
        _ = try parsed(naming: nil, at: reader.path)
    }

    /// The claim as a file would hold it.
    func parsed(naming id: ObjectID?, at path: String) throws -> Claim {
        guard case .object(var object) = claim else {
            throw IncidentReader.fault(path, "a mapping was expected")
        }
        object["format"] = "herald-claim/v1"
        if let id { object["about"] = .object([("notice", .string(id.text))]) }
        do {
            return try Claim(.object(object))
        } catch {
            throw IncidentReader.fault(path, error.reason)
        }
    }
}

extension IncidentClaim.Answer {
    fileprivate init(_ node: Node, at path: String) throws {
        var reader = try IncidentReader(node, at: path)
        part = try reader.text("part")
        verdict = try reader.text("verdict")
        says = try reader.optionalText("says")
        try reader.finish()
    }
}
