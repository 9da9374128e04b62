// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
package import StrictJSON

extension SilenceReport {
    /// For people.
    package var lines: [String] {
        var lines = ["silence from \(from.text) to \(to.text), \(after.text) to \(before.text): \(headline)"]
        for bound in bounds { lines.append("  status of the sender made \(bound.words)") }
        for dispatch in dispatches {
            let place = dispatch.isInside ? "lies in the period" : "may lie in the period"
            lines.append("  dispatch \(dispatch.number), \(dispatch.id.text), \(place):")
            lines.append("    made \(dispatch.window.words)")
        }
        lines += missing.map { "  missing: \($0)" }
        lines += voices.map { "  \($0.words)" }
        lines.append("  not: \(Self.doesNotFollow)")
        return lines
    }

    private var headline: String {
        switch verdict {
        case .shown: "shown, bound by the sender to no dispatch in this channel"
        case .dispatch: "no: a dispatch lies or may lie in it"
        case .notShown: "not shown"
        }
    }

    /// Everything the text says, for programs.
    package var json: JSONValue {
        .object([
            ("after", .string(after.text)), ("before", .string(before.text)),
            ("bounds", .array(bounds.map(\.json))), ("dispatches", .array(dispatches.map(\.json))),
            ("doesNotFollow", .string(Self.doesNotFollow)), ("from", .string(from.text)),
            ("missing", .strings(missing)), ("to", .string(to.text)), ("verdict", .string(verdict.rawValue)),
            ("voices", .array(voices.map(\.json))), ("words", .string(words)),
        ])
    }
}

extension SilenceReport.Dispatch {
    fileprivate var json: JSONValue {
        .object([
            ("id", .string(id.text)), ("inside", .bool(isInside)), ("number", .integer(Int64(number))),
            ("window", window.json),
        ])
    }
}

extension SilenceReport.Voice {
    fileprivate var json: JSONValue {
        .object([
            ("part", .string(part.rawValue)), ("party", .string(party.text)),
            ("stand", .string(stand.rawValue)), ("words", .string(words)),
        ])
    }
}
