// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// What a bundle shows of one party's seals and openings (docs/spec/seal.md).
public struct SealReport: Sendable {
    /// One opening of a seal.
    package struct Opening: Sendable {
        package let payload: OpeningPayload
        package let id: ObjectID
        package let standing: RuleStanding
        package let window: TimeWindow
        /// What counting again gives: `agrees`, `differs` or `not-shown`.
        package let count: String

        package var words: String {
            "\(standing.words); \(payload.among.words) (the issuer's count; counted again: \(count))"
        }
    }

    /// One seal.
    package struct Entry: Sendable {
        package let seal: VerifiedSeal
        package let window: TimeWindow
        /// False if a revoked key signed it and it is not shown to be older.
        package let isCounted: Bool
        /// Those opened here.
        package let fields: SealFields
        package let openings: [Opening]
        /// What opened fields of a step of a case do not bear out.
        package let problems: [String]

        package var payload: SealPayload { seal.payload }
        package var openedWords: String {
            "\(fields.count) of \(payload.hiddenDigests.count) fields opened"
        }
    }

    package let party: PartyID
    /// Ascending by number.
    package let seals: [Entry]
    /// Numbers below the highest that is known of, which are not here.
    package let missing: [ClosedRange<Int>]
    /// The highest count in this party's statuses here; nil without one.
    package let counted: Int?
    package let cases: [CaseReport]
    /// Steps of cases that cannot follow what is before them.
    package let strays: Int

    package func entry(_ id: ObjectID) -> Entry? { seals.first { $0.seal.id == id } }

    /// How many seals are here, and what is missing, for people.
    package var words: String {
        let opened = seals.count { !$0.openings.isEmpty }
        var parts = ["\(seals.count) seals here, \(opened) of them opened"]
        parts.append(
            missing.isEmpty
                ? "no number is missing up to the highest known"
                : "not here: " + missing.map(Self.range).joined(separator: ", ")
        )
        parts.append(counted.map { "its statuses count \($0)" } ?? "no status here counts its seals")
        return parts.joined(separator: "; ")
    }

    private static func range(_ numbers: ClosedRange<Int>) -> String {
        numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound) to \(numbers.upperBound)"
    }

    /// The steps here, for counting.
    package var entries: [CaseHistory.Entry] {
        seals.filter(\.isCounted).compactMap { $0.payload.caseEntry($0.seal.id) }
    }
}

/// One duty-to-warn case, as far as its steps are in a bundle (docs/spec/case.md).
package struct CaseReport: Sendable {
    package let history: CaseHistory
    /// From the information to the last closing step; nil while none is here.
    package let clock: CaseClock?

    package var words: String {
        let steps = history.entries.map(\.mark.words).joined(separator: ", ")
        let state = history.outcome.map { "closed: \($0.text)" } ?? "open"
        let time = clock.map { "; \($0.words)" } ?? ""
        return "case \(history.id.text) (\(state)): \(steps)\(time)"
    }
}

/// Seconds from one step of a case to another, as witnesses show them (docs/spec/case.md section 5).
package struct CaseClock: Hashable, Sendable {
    package let atLeast: Int?
    package let atMost: Int?

    /// From the window in which the information was sealed to that of the closing step.
    package init(from begin: TimeWindow, to end: TimeWindow) {
        atLeast = Self.seconds(begin.notAfter.time, end.notBefore.time).map { max(0, $0) }
        atMost = Self.seconds(begin.notBefore.time, end.notAfter.time).map { max(0, $0) }
    }

    private static func seconds(_ from: Timestamp?, _ to: Timestamp?) -> Int? {
        guard let from, let to else { return nil }
        return Int(to.seconds(since: from))
    }

    package var words: String {
        let least = atLeast.map { "at least \(Self.text($0))" } ?? "no lower bound shown"
        let most = atMost.map { "at most \(Self.text($0))" } ?? "no upper bound shown"
        return "from information to closing: \(least), \(most)"
    }

    /// Days, hours, minutes and seconds.
    package static func text(_ seconds: Int) -> String {
        let parts = [
            (seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min"),
            (seconds % 60, "s"),
        ]
        let shown = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return shown.isEmpty ? "0 s" : shown.joined(separator: " ")
    }

    var json: JSONValue {
        .object([
            ("atLeast", atLeast.map { .integer(Int64($0)) }), ("atMost", atMost.map { .integer(Int64($0)) }),
        ])
    }
}
