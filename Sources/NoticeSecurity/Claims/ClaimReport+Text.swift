// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
package import StrictJSON

extension ClaimReport {
    /// For people.
    package var lines: [String] {
        var lines: [String] = []
        if let words = claim.words { lines.append("claim: \"\(words)\"") }
        if let claimant = claim.claimant { lines.append("made by \(claimant.text)") }
        if let event = claim.event { lines.append("against \(event.words), which the claimant states") }
        if claim.status != .actual { lines.append("about notices of the status \(claim.status.rawValue)") }
        for answer in answers {
            let who = answer.recipient.map { " for \($0.text)" } ?? ""
            lines.append("all parts\(who), by one and the same notice: \(answer.together.rawValue)")
            for part in answer.parts { lines += part.lines.map { "  " + $0 } }
        }
        lines += beside.map { "beside it: \($0)" }
        lines += findings.map { "found: \($0)" }
        lines += sources.map { "from: \($0)" }
        lines.append("not shown by any of it: \(Self.doesNotFollow)")
        return lines
    }

    /// Everything the text says, for programs.
    package var json: JSONValue {
        .object([
            ("answers", .array(answers.map(\.json))), ("beside", .strings(beside)), ("claim", claim.json),
            ("doesNotFollow", .string(Self.doesNotFollow)), ("findings", .strings(findings)),
            ("sources", .strings(sources)), ("supported", .bool(isSupported)),
        ])
    }
}

extension ClaimAnswer {
    fileprivate var lines: [String] {
        var lines = ["\(part.name): \(verdictWords)", "  \(words)"]
        lines += citations.map { "  by \($0.words)" }
        lines += settles.map { "  would settle it: \($0)" }
        return lines
    }

    fileprivate var json: JSONValue {
        .object([
            ("evidence", .array(citations.map(\.json))), ("margin", margin?.json),
            ("part", .string(part.name)), ("scope", scope.map { .string($0.rawValue) }),
            ("settles", .strings(settles)), ("verdict", .string(verdict.rawValue)), ("words", .string(words)),
        ])
    }
}

extension ClaimAnswers {
    fileprivate var json: JSONValue {
        .object([
            ("parts", .array(parts.map(\.json))), ("recipient", recipient.map { .text($0) }),
            ("together", .string(together.rawValue)),
        ])
    }
}

extension ClaimCitation {
    fileprivate var json: JSONValue {
        .object([
            ("id", .text(id)), ("signer", .text(signer)), ("standing", .string(standing.rawValue)),
            ("testimony", .bool(isTestimony)), ("what", .string(what)),
        ])
    }
}

extension ClaimMargin {
    fileprivate var json: JSONValue {
        .object([
            ("atLeast", atLeast.map { .integer($0) }), ("atMost", atMost.map { .integer($0) }),
            ("is", .text(order)), ("words", .string(words)),
        ])
    }
}
