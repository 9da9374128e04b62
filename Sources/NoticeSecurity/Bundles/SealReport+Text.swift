// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import StrictJSON

extension SealReport {
    var lines: [String] {
        var lines = ["seals of \(party.text): \(words)"]
        for entry in seals {
            lines += entry.seal.lines.map { "  \($0)" }
            lines += entry.lines.map { "    \($0)" }
        }
        lines += cases.map { "  \($0.words)" }
        if strays > 0 { lines.append("  \(strays) steps of cases are out of order and count for nothing") }
        return lines
    }

    var json: JSONValue {
        .object([
            ("cases", .array(cases.map(\.json))),
            ("counted", counted.map { .integer(Int64($0)) }),
            ("missing", .array(missing.map { .array([.number($0.lowerBound), .number($0.upperBound)]) })),
            ("party", .string(party.text)), ("seals", .array(seals.map(\.json))),
            ("strays", .integer(Int64(strays))),
        ])
    }
}

extension SealReport.Entry {
    fileprivate var lines: [String] {
        var lines = ["made \(window.words)", openedWords]
        if case .object(let members) = fields.json {
            for (name, value) in zip(members.names, members.values) {
                lines.append("  \(name): \(quoted(Self.text(value)))")
            }
        }
        lines += openings.map { "opening \($0.payload.position): \(quoted($0.words))" }
        if !isCounted { lines.append(RevokedSignature.uncountedWords) }
        return lines + problems.map { "does not hold: \($0)" }
    }

    private static func text(_ value: JSONValue) -> String {
        if case .string(let text) = value { return text }
        return String(decoding: CanonicalJSON.encode(value), as: UTF8.self)
    }

    fileprivate var json: JSONValue {
        .object([
            ("counts", .bool(isCounted)), ("fields", fields.json),
            ("hidden", .number(payload.hiddenDigests.count)), ("id", .text(seal.id)),
            ("number", .number(payload.position)),
            ("openings", .array(openings.map(\.json))), ("problems", .strings(problems)),
            ("purpose", .text(payload.purpose)), ("rule", payload.rule.json), ("window", window.json),
        ])
    }
}

extension SealReport.Opening {
    fileprivate var json: JSONValue {
        .object([
            ("among", payload.among.json), ("count", .string(count)), ("id", .text(id)),
            ("number", .number(payload.position)), ("standing", .string(standing.kind.rawValue)),
            ("window", window.json), ("words", .string(words)),
        ])
    }
}

extension CaseReport {
    fileprivate var json: JSONValue {
        .object([
            ("clock", clock?.json), ("id", .text(history.id)),
            ("outcome", history.outcome.map { .text($0) }),
            ("steps", .strings(history.entries.map(\.mark.words))),
        ])
    }
}
