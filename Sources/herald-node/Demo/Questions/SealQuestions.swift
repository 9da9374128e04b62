// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// What a bundle shows of one seal: opened and closed fields, the rule, and when it was made.
struct SealQuestion: IncidentQuestion {
    let bundle: String
    /// Label of the seal.
    let seal: String
    /// Ascending.
    let opened: [String]
    /// How many stay closed.
    let closed: Int
    /// Of the last opening; nil where it has none.
    let standing: RuleStanding.Kind?
    /// It was made within these times, as the witness saw it.
    let after: Timestamp
    let before: Timestamp

    init(_ reader: inout IncidentReader) throws {
        bundle = try reader.text("bundle")
        seal = try reader.text("seal")
        opened = try reader.optionalTexts("opened") ?? []
        closed = try reader.integer("closed")
        let word = try reader.text("standing")
        standing = RuleStanding.Kind(rawValue: word)
        guard standing != nil || word == "unopened" else {
            throw reader.fault("standing", "unknown word \(word)")
        }
        after = try reader.time("after")
        before = try reader.time("before")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.bundle(bundle, at: path)
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let id = try checks.replay.seals.seal(seal)
        guard case .verified(let report) = try checks.verification(bundle).verdict,
            let entry = report.seals.lazy.compactMap({ $0.entry(id) }).first
        else { return .failed(["the bundle does not show the seal"]) }
        let names = entry.fields.names.map(\.text)
        let rest = entry.payload.hiddenDigests.count - names.count
        let details =
            ["\(entry.openedWords): \(names.joined(separator: ", "))", "made \(entry.window.words)"]
            + entry.openings.map(\.words)
        let isWithin =
            (entry.window.notBefore.time.map { $0 >= after } ?? false)
            && (entry.window.notAfter.time.map { $0 <= before } ?? false)
        let isSame = names == opened && rest == closed && entry.openings.last?.standing.kind == standing
        return isSame && isWithin && entry.problems.isEmpty
            ? .held(details)
            : .failed(
                ["expected \(opened.joined(separator: ", ")) and \(closed) closed"] + details + entry.problems
            )
    }
}

/// Whether a party sealed anything in a period, as far as the seals and statuses of some bundles go.
struct PresenceQuestion: IncidentQuestion {
    let bundles: [String]
    /// Short name.
    let party: String
    let after: Timestamp
    let before: Timestamp
    let answer: String

    init(_ reader: inout IncidentReader) throws {
        bundles = try reader.texts("bundles")
        party = try reader.text("party")
        after = try reader.time("after")
        before = try reader.time("before")
        answer = try reader.text("is")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.party(party, at: path)
        for bundle in bundles { try references.bundle(bundle, at: path) }
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let reports = try bundles.map { name in
            guard case .verified(let report) = try checks.verification(name).verdict else {
                throw NodeFailure(1, "\(name) does not verify")
            }
            return report
        }
        let found = BundleReport.sealPresence(
            of: try checks.replay.simulation.party(party).id,
            after: after,
            before: before,
            in: reports
        )
        let words = "\(party), \(after.text) to \(before.text): \(found.words)"
        return found.word == answer ? .held([words]) : .failed(["expected \(answer)", words])
    }
}

/// What a bundle of seals shows of one duty-to-warn case: its outcome and its clock.
struct CaseQuestion: IncidentQuestion {
    let bundle: String
    /// Label of the case.
    let label: String
    let outcome: CaseOutcome
    /// From information to closing, in seconds, as the witness saw it.
    let atLeast: Int
    let atMost: Int

    init(_ reader: inout IncidentReader) throws {
        bundle = try reader.text("bundle")
        label = try reader.text("case")
        outcome = try reader.word("outcome", CaseOutcome.self)
        atLeast = try reader.integer("atLeast")
        atMost = try reader.integer("atMost")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.bundle(bundle, at: path)
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let id = try checks.replay.seals.caseID(label)
        guard case .verified(let report) = try checks.verification(bundle).verdict,
            let found = report.seals.flatMap(\.cases).first(where: { $0.history.id == id })
        else { return .failed(["the bundle does not show the case"]) }
        guard found.history.outcome == outcome, let clock = found.clock, let least = clock.atLeast,
            let most = clock.atMost, least >= atLeast, most <= atMost
        else { return .failed(["expected \(outcome.rawValue), \(atLeast) to \(atMost) s", found.words]) }
        return .held([found.words])
    }
}

/// How many cases of a party a bundle counts by outcome, and whether a number is missing.
struct CountQuestion: IncidentQuestion {
    let bundles: [String]
    /// Short name.
    let party: String
    let after: Timestamp
    let before: Timestamp
    /// As `2024: 2 opened, …`, one line for each year.
    let years: [String]
    let open: Int

    init(_ reader: inout IncidentReader) throws {
        bundles = try reader.texts("bundles")
        party = try reader.text("party")
        after = try reader.time("after")
        before = try reader.time("before")
        years = try reader.texts("years")
        open = try reader.integer("open")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        try references.party(party, at: path)
        for bundle in bundles { try references.bundle(bundle, at: path) }
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let id = try checks.replay.simulation.party(party).id
        var counted = 0
        var registers: [SealReport] = []
        for name in bundles {
            guard case .verified(let report) = try checks.verification(name).verdict else {
                return .failed(["\(name) does not verify"])
            }
            registers += report.seals.filter { $0.party == id }
            counted = max(counted, report.sealCount(of: id) ?? 0)
        }
        let count = CaseCount(registers.flatMap(\.entries), after: after, before: before)
        let held = Set(registers.flatMap(\.seals).map(\.payload.position))
        let found = count.years.map(\.words)
        let details =
            found + ["open at the end: \(count.open)", "\(held.count) seals here of \(counted) counted"]
        let isHeld = found == years && count.open == open && counted > 0 && held == Set(1...counted)
        return isHeld ? .held(details) : .failed(["expected: \(years.joined(separator: "; "))"] + details)
    }
}
