// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct ClaimCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim",
        abstract: "Hold a public claim against the record, part by part.",
        subcommands: [Check.self]
    )

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Answer each part of a claim: supported, contradicted, not shown or sealed.",
            discussion: """
                The claim is a file as in docs/spec/claim.md. Give bundles with cards, or the own node's \
                URL with --record. With bundles no socket is opened. Without a policy nothing has a \
                margin; with --record any one party that your node pinned is then enough.
                Exit 0: one notice bears out every part, for each recipient. 1: a part is contradicted, \
                sealed or not shown. 3: a needed card is missing, or a file cannot be read.
                """
        )

        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var held: BundleOptions
        @Argument(help: "The claim (- for standard input).")
        var claim: String
        @Option(help: "URL of the own party's node, whose record answers.")
        var record: String?
        @Option(name: .customLong("report"), help: "Where to write the answer as one page of HTML.")
        var page: String?

        func validate() throws {
            guard (record == nil) != held.bundles.isEmpty else {
                throw ValidationError("give either --record URL or --bundle FILE")
            }
            guard record == nil || held.cards.isEmpty else {
                throw ValidationError("the node has its own cards: --card goes with --bundle")
            }
        }

        func run() async throws {
            let claim = try Claim(payload: try Files.read(claim, limit: Claim.largestSize))
            let answer = try await record == nil ? offline(claim) : asked(claim)
            if let page { try Files.write(Array(answer.page.utf8), to: page) }
            if options.json {
                Terminal.print(
                    json: "claim-check",
                    [("answer", answer.report), ("file", page.map { .string($0) })]
                )
            } else {
                Terminal.print(answer.lines.joined(separator: "\n"))
                if let page { Terminal.say("report written to \(page)") }
            }
            guard answer.isSupported else { throw ExitCode(Failure.Exit.no.rawValue) }
        }

        private func offline(_ claim: Claim) throws -> ClaimReportBody {
            let reports = try held.verified()
            var facts = ClaimFacts()
            for report in reports { facts.merge(report.facts) }
            var report = ClaimChecker.check(claim, by: facts)
            report.sources = held.sources(reports)
            return ClaimReportBody(
                report: report.json,
                lines: report.lines,
                page: String(decoding: report.page, as: UTF8.self)
            )
        }

        private func asked(_ claim: Claim) async throws -> ClaimReportBody {
            let policy = try held.policy.map { path in
                try WitnessPolicyFile(bytes: Files.read(path, limit: 1 << 20))
            }
            return try await NodeSession.run(options, passphrase) { session in
                guard record == session.home.node else {
                    throw Failure(
                        .usage,
                        "other-node",
                        "a record answers its own officers only: this officer's node is \(session.home.node)"
                    )
                }
                let body = ClaimBody(claim: claim, policy: policy)
                return try ClaimReportBody(bytes: try await session.post("/claims", body.bytes))
            }
        }
    }
}
