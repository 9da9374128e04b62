// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct SilenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence",
        abstract: "Ask whether a channel was silent over a period, and write the bundle that shows it.",
        discussion: """
            The own node must be an end of the channel or a relay of the pair. Times are as 2026-11-21T08:00:00Z.
            Exit 0: shown. 1: a dispatch lies or may lie in the period. 3: not shown; what is missing is \
            said. It says nothing about other routes, messages outside Herald, or what colluding parties hide.
            """
    )

    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Who would have sent.")
    var sender: String
    @Argument(help: "Who would have received.")
    var recipient: String
    @Option(help: "Begin of the period.")
    var after: String
    @Option(help: "End of the period.")
    var before: String
    @Option(help: "The policy: which witnesses you trust; without it any one of the parties you pinned.")
    var policy: String?
    @Option(help: "Seconds to wait for a fresh status where the period has just ended.")
    var wait: Int = 10
    @Option(help: "Where to write the bundle.")
    var out: String?

    func validate() throws {
        guard (0...600).contains(wait) else { throw ValidationError("--wait is 0 to 600 seconds") }
        do {
            guard try Timestamp(after) <= Timestamp(before) else {
                throw ValidationError("the period ends before it begins")
            }
        } catch let error as FormatError {
            throw ValidationError("\(error.reason): times are as 2026-11-21T08:00:00Z")
        }
    }

    func run() async throws {
        let question = SilenceQuestion(
            from: try PartyID(sender),
            to: try PartyID(recipient),
            after: try Timestamp(after),
            before: try Timestamp(before)
        )
        let policyFile = try policy.map { try Files.read($0, limit: 1 << 20) }
        let (bundle, silence) = try await NodeSession.run(options, passphrase) { session in
            try await Asking(session: session, question: question, policy: policyFile).answer(within: wait)
        }
        if let out { try Files.write(bundle, to: out) }
        if options.json {
            Terminal.print(
                json: "silence",
                [("answer", silence.json), ("file", out.map { .string($0) })]
            )
        } else {
            Terminal.print(silence.lines.joined(separator: "\n"))
            if let out { Terminal.say("bundle written to \(out); check it with: herald verify \(out)") }
        }
        switch silence.verdict {
        case .shown: return
        case .dispatch: throw ExitCode(Failure.Exit.no.rawValue)
        case .notShown: throw ExitCode(Failure.Exit.unknown.rawValue)
        }
    }

    /// Has the node make the bundle, and reads it as a stranger would.
    private struct Asking {
        let session: NodeSession
        let question: SilenceQuestion
        let policy: [UInt8]?

        /// How long after its end a period counts as just ended, in seconds.
        private static let fresh: Int64 = 3600

        func answer(within seconds: Int) async throws -> ([UInt8], SilenceReport) {
            let cards = try await cards()
            var left = seconds
            while true {
                let bundle = try await session.post(
                    "/bundles",
                    BundleBody(subject: .silence(question), isPartial: true).bytes
                )
                let silence = try report(on: bundle, cards: cards)
                guard silence.verdict == .notShown, left > 0, isFresh else { return (bundle, silence) }
                // A status of now reaches beyond the period once a witness has signed a checkpoint after it:
                // the first one makes the log grow, the next one holds that checkpoint.
                try await makeStatus()
                try await Task.sleep(for: .seconds(min(2, left)))
                left -= 2
            }
        }

        private var isFresh: Bool {
            let age = NodeSession.now().seconds(since: question.before)
            return (0...Self.fresh).contains(age)
        }

        private func makeStatus() async throws {
            let other = session.party == question.from ? question.to : question.from
            _ = try await session.post("/channels/\(other.text)/status", [])
        }

        private func report(on bundle: [UInt8], cards: [VerifiedCardChain]) throws -> SilenceReport {
            let verifier = try BundleVerifier(
                cardFiles: cards.map(\.fileBytes),
                policy: policy ?? Self.anyone(of: cards.map(\.party), except: session.party)
            )
            switch verifier.verify(bundle) {
            case .verified(let report):
                guard let silence = report.silence else {
                    throw Failure(.unknown, "odd-answer", "the node's bundle does not hold the question")
                }
                return silence
            case .refused(let fault), .unknown(let fault): throw Failure(fault)
            }
        }

        /// The own card, those this officer pinned, and the node's of the two ends.
        private func cards() async throws -> [VerifiedCardChain] {
            var cards = [session.card]
            for name in Files.names(in: session.home.folder + "/pins") where name.hasSuffix(".card.json") {
                guard let party = try? PartyID(String(name.dropLast(".card.json".count))),
                    let card = try session.home.pinned(party), party != session.party
                else { continue }
                cards.append(card)
            }
            for party in [question.from, question.to] where !cards.contains(where: { $0.party == party }) {
                cards.append(try await Reading(session: session).card(of: party))
            }
            return cards
        }

        /// A policy of which one of these witnesses is enough; none without any.
        private static func anyone(of parties: [PartyID], except own: PartyID) -> [UInt8]? {
            let witnesses = parties.filter { $0 != own }.sorted()
            guard !witnesses.isEmpty else { return nil }
            return CanonicalJSON.encode(
                .object([
                    ("format", .string("herald-policy/v1")), ("threshold", .integer(1)),
                    ("witnesses", .strings(witnesses.map(\.text))),
                ])
            )
        }
    }
}
