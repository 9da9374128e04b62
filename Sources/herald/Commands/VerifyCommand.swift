// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeSecurity
import StrictJSON

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a bundle offline, with cards and a policy of witnesses.",
        discussion: """
            Opens no socket; the answer does not depend on today's date.
            Exit 0: everything checked holds. 1: malformed, altered, signed by an unknown key, or a \
            required guarantee is not shown. 3: a needed card is missing, or a file cannot be read.
            """
    )

    @OptionGroup var options: GlobalOptions
    @Argument(help: "The bundle.")
    var bundle: String
    @Option(name: .customLong("card"), help: "A card file; once for each party.")
    var cards: [String] = []
    @Option(help: "The policy: which witnesses you trust, and how many must agree.")
    var policy: String?
    @Option(name: .customLong("fork"), help: "A proof that a log forked; marks what used that log.")
    var forks: [String] = []
    @Option(
        name: .customLong("require"),
        parsing: .upToNextOption,
        help:
            "Guarantees that must be shown: \(Guarantee.Name.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var required: [String] = []

    func validate() throws {
        for name in required where Guarantee.Name(rawValue: name) == nil {
            throw ValidationError("no guarantee is called '\(name)'")
        }
    }

    func run() async throws {
        let verifier = try BundleVerifier(
            cardFiles: try cards.map { try Files.read($0, limit: 16 << 20) },
            policy: try policy.map { try Files.read($0, limit: 1 << 20) },
            forks: try forks.map { try Files.read($0, limit: 2 << 20) }
        )
        switch verifier.verify(try Files.read(bundle)) {
        case .refused(let fault): throw Failure(fault)
        case .unknown(let fault):
            throw Failure(.unknown, fault.code, fault.reason, hint: "give it with --card FILE")
        case .verified(let report):
            let failure = missing(in: report)
            if options.json {
                Terminal.print(json: "verify", report.jsonMembers + [("error", failure?.json)])
                if let failure { throw ExitCode(failure.exit.rawValue) }
            } else {
                Terminal.print(report.text)
                if let failure { throw failure }
            }
        }
    }

    /// The first guarantee that is required and not shown.
    private func missing(in report: BundleReport) -> Failure? {
        let missing = report.guarantees.first { required.contains($0.name.rawValue) && !$0.isShown }
        return missing.map {
            Failure(.no, "not-shown", "required guarantee \($0.name.rawValue) is \($0.follows)")
        }
    }
}
