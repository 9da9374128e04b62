// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity

struct ReconcileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Hold the records of two parties against one another and list the differences.",
        discussion: """
            Give bundles of different holders with cards; with --record the own node adds its record of \
            the same notices and channels. It says of each difference what can be innocent.
            Exit 0: no difference. 1: there are some. 3: only one holder, a card is missing, or a file cannot be read.
            """
    )

    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var held: BundleOptions
    @Flag(help: "Compare with the own node's record.")
    var record = false

    func validate() throws {
        guard !held.bundles.isEmpty else { throw ValidationError("give at least one --bundle FILE") }
    }

    func run() async throws {
        var reports = try held.verified()
        if record {
            let given = reports
            reports += try await NodeSession.run(options, passphrase) { session in
                try await ownRecord(of: given, from: session)
            }
        }
        let result = Reconciliation(reports.map { ($0.exporter, $0.objects) })
        guard result.holders.count > 1 else {
            throw Failure(
                .unknown,
                "one-holder",
                "all bundles are of \(result.holders[0].text): there is nothing to hold them against",
                hint: "give a bundle that another party assembled, or --record"
            )
        }
        if options.json {
            Terminal.print(json: "reconcile", [("answer", result.json)])
        } else {
            Terminal.print(result.lines.joined(separator: "\n"))
        }
        guard result.differences.isEmpty else { throw ExitCode(Failure.Exit.no.rawValue) }
    }

    /// Has the node make bundles of what the given ones are about, and verifies them with the same cards.
    private func ownRecord(of given: [BundleReport], from session: NodeSession) async throws -> [BundleReport]
    {
        let subjects =
            given.compactMap(\.notice?.id.text).map { BundleBody.Subject.notice($0, open: .fields([])) }
            + given.flatMap(\.channels).map { .channel(from: $0.from, to: $0.to) }
        let verifier = try BundleVerifier(
            cardFiles: try held.cards.map { try Files.read($0, limit: 16 << 20) },
            policy: try held.policy.map { try Files.read($0, limit: 1 << 20) }
        )
        var own: [BundleReport] = []
        for subject in Set(subjects) {
            let body = BundleBody(subject: subject, isPartial: true)
            let bundle = try await session.post("/bundles", body.bytes)
            own.append(try BundleOptions.report(verifier.verify(bundle), "the node's own bundle"))
        }
        return own
    }
}
