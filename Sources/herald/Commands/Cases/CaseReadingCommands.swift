// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct CaseListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List cases; of the open ones, how long they have been so."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Flag(help: "Only cases that are open.")
    var open = false

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let record = try await SealRecord(session)
            let found = CaseHistory.cases(of: record.entries).histories.filter { !open || $0.isOpen }
            let now = NodeSession.now()
            if options.json {
                Terminal.print(json: "case-list", [("cases", .array(found.map { $0.listed(now) }))])
                return
            }
            for history in found { Terminal.print(history.line(now)) }
            Terminal.say("\(found.count) cases, \(found.count(where: \.isOpen)) open")
        }
    }
}

struct CaseShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the steps of a case; what they hold stays sealed."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the case, or the first characters of it.")
    var id: String

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let history = try await SealRecord(session).history(id)
            let now = NodeSession.now()
            if options.json {
                Terminal.print(json: "case-show", [("case", history.listed(now))])
                return
            }
            Terminal.print(history.line(now))
            for entry in history.entries {
                Terminal.print(
                    "  \(entry.at.text)  \(entry.mark.words)  seal \(entry.number) \(entry.seal.text)"
                )
            }
        }
    }
}

extension CaseHistory {
    /// Times are those of the own node; witnessed windows are in a bundle.
    fileprivate func line(_ now: Timestamp) -> String {
        let state = outcome.map { "closed: \($0.text)" } ?? (isDisputed ? "open, disputed" : "open")
        return "\(id.text)  \(state)  \(CaseClock.text(seconds(now))) by this node's clock"
    }

    /// From the information to the last closing step, or to now.
    private func seconds(_ now: Timestamp) -> Int {
        guard let began else { return 0 }
        let end = isOpen ? now : closing?.at ?? now
        return max(0, Int(end.seconds(since: began)))
    }

    fileprivate func listed(_ now: Timestamp) -> JSONValue {
        .object([
            ("disputed", .bool(isDisputed)), ("id", .text(id)), ("open", .bool(isOpen)),
            ("outcome", outcome.map { .text($0) }), ("seconds", .number(seconds(now))),
            (
                "steps",
                .array(
                    entries.map { entry in
                        .object([
                            ("at", .text(entry.at)), ("number", .number(entry.number)),
                            ("outcome", entry.mark.outcome.map { .text($0) }), ("seal", .text(entry.seal)),
                            ("step", .text(entry.mark.step)),
                        ])
                    }
                )
            ),
        ])
    }
}

struct CaseCountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Count cases by year and outcome, without their contents.",
        discussion: """
            From your node's record, or offline from bundles of its seals (herald prove --filing) and of \
            its channels. Exit 3 when a number is missing: then somebody may have left a case out.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Option(help: "Begin of the period, as 2026-01-01T00:00:00Z.")
    var from: String
    @Option(help: "End of the period.")
    var to: String
    @Option(parsing: .upToNextOption, help: "Bundles, for a count without a node.")
    var bundle: [String] = []
    @Option(parsing: .upToNextOption, help: "Card files, with --bundle.")
    var card: [String] = []
    @Option(help: "The witness policy, with --bundle.")
    var policy: String?
    @Option(help: "Whose cases, with --bundle.")
    var party: String?

    func validate() throws {
        guard bundle.isEmpty == card.isEmpty, bundle.isEmpty == (party == nil) else {
            throw ValidationError("without a node give --bundle, --card and --party")
        }
    }

    func run() async throws {
        let (after, before) = (try OfficerWords.time(from), try OfficerWords.time(to))
        guard after <= before else { throw ValidationError("the period ends before it begins") }
        guard let party else {
            try await NodeSession.run(options, passphrase) { session in
                let record = try await SealRecord(session)
                try show(CaseCount(record.entries, after: after, before: before), missing: [], counted: nil)
            }
            return
        }
        let reports = try reports()
        let whose = try PartyID(party)
        let registers = reports.flatMap(\.seals).filter { $0.party == whose }
        let entries = Dictionary(registers.flatMap(\.entries).map { ($0.seal, $0) }) { first, _ in first }
        let counted = reports.compactMap { $0.sealCount(of: whose) }.max()
        let held = Set(registers.flatMap(\.seals).map(\.payload.position))
        let highest = max(held.max() ?? 0, counted ?? 0)
        let missing = (1..<(highest + 1)).filter { !held.contains($0) }
        try show(
            CaseCount(Array(entries.values), after: after, before: before),
            missing: missing,
            counted: counted
        )
    }

    private func reports() throws -> [BundleReport] {
        let cards = try card.map { try Files.read($0, limit: SizeLimit.cardFile) }
        let policy = try policy.map { try Files.read($0, limit: SizeLimit.policyFile) }
        let verifier = try BundleVerifier(cardFiles: cards, policy: policy)
        return try bundle.map { path in
            switch verifier.verify(try Files.read(path)) {
            case .verified(let report): return report
            case .refused(let fault): throw Failure(.no, fault.code, "\(path): \(fault.reason)")
            case .unknown(let fault): throw Failure(.unknown, fault.code, "\(path): \(fault.reason)")
            }
        }
    }

    private func show(_ count: CaseCount, missing: [Int], counted: Int?) throws {
        if options.json {
            Terminal.print(
                json: "case-count",
                [
                    ("count", count.json), ("counted", counted.map { .number($0) }),
                    ("missing", .array(missing.map { .number($0) })),
                ]
            )
        } else {
            for year in count.years { Terminal.print(year.words) }
            Terminal.print("open at the end: \(count.open)")
            if count.strays > 0 {
                Terminal.say("\(count.strays) steps are out of order and count for nothing")
            }
            if !missing.isEmpty {
                let numbers = missing.map(String.init).joined(separator: ", ")
                Terminal.say("not here, and so not counted: seals \(numbers)")
            }
        }
        if !missing.isEmpty { throw ExitCode(3) }
    }
}
