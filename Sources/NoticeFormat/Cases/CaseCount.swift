// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How many duty-to-warn cases were opened and how they ended, without their contents (case.md, section 7).
///
/// Rests on the visible parts of seals, which are numbered without gaps: a number that is not there is said.
/// Years are those of the times that the seals claim.
package struct CaseCount: Hashable, Sendable {
    /// What happened in one year.
    package struct Year: Hashable, Sendable {
        package let year: String
        package var opened = 0
        package var reopened = 0
        /// Closing steps by outcome; a case that is reopened can have two.
        package var closed: [CaseOutcome: Int] = [:]

        fileprivate mutating func count(_ mark: CaseMark) {
            switch mark.step {
            case .information: opened += 1
            case .reopening: reopened += 1
            case .closing: if let outcome = mark.outcome { closed[outcome, default: 0] += 1 }
            default: break
            }
        }

        package func closed(_ outcome: CaseOutcome) -> Int { closed[outcome] ?? 0 }
    }

    package let after: Timestamp
    package let before: Timestamp
    /// Ascending; a year without a step is left out.
    package let years: [Year]
    /// Cases that had begun and were not closed at the end of the period.
    package let open: Int
    /// Steps that cannot follow what is before them, in the whole record.
    package let strays: Int

    /// Counts the steps from `after` to `before`, both included.
    package init(_ entries: [CaseHistory.Entry], after: Timestamp, before: Timestamp) {
        self.after = after
        self.before = before
        let (histories, strays) = CaseHistory.cases(of: entries)
        self.strays = strays.count
        var years: [String: Year] = [:]
        var open = 0
        for history in histories {
            let held = history.entries.filter { $0.at <= before }
            for entry in held where entry.at >= after {
                let year = String(entry.at.text.prefix(4))
                years[year, default: Year(year: year)].count(entry.mark)
            }
            let last = held.last { $0.mark.step == .closing || $0.mark.step == .reopening }
            if !held.isEmpty, last?.mark.step != .closing { open += 1 }
        }
        self.years = years.values.sorted { $0.year < $1.year }
        self.open = open
    }

    package func closed(_ outcome: CaseOutcome) -> Int {
        years.reduce(0) { $0 + $1.closed(outcome) }
    }

    package var opened: Int { years.reduce(0) { $0 + $1.opened } }

    package var json: JSONValue {
        .object([
            ("after", .text(after)), ("before", .text(before)), ("open", .number(open)),
            ("strays", .number(strays)), ("years", .array(years.map(\.json))),
        ])
    }
}

extension CaseCount.Year {
    package var json: JSONValue {
        .object([
            ("opened", .number(opened)), ("referred", .number(closed(.referred))),
            ("reopened", .number(reopened)), ("waived", .number(closed(.waived))),
            ("warned", .number(closed(.warned))), ("year", .string(year)),
        ])
    }

    /// One line, for people.
    package var words: String {
        "\(year): \(opened) opened, \(closed(.warned)) warned, \(closed(.waived)) waived,"
            + " \(closed(.referred)) referred, \(reopened) reopened"
    }
}
