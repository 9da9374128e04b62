// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity

struct CaseWaiverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waiver",
        abstract: "Sign, as decision-maker, that a warning is waived; another officer then records it.",
        discussion: """
            Grounds: \(WaiverGround.allCases.map { "\($0.rawValue) (\($0.words))" }.joined(separator: "; ")).
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the case, or the first characters of it.")
    var id: String
    @Option(help: "One of the grounds.")
    var ground: String
    @Option(help: "File with the reason (- for standard input).")
    var reasonFile: String
    @Option(help: "Where to write the signed waiver, for the other officer.")
    var out: String

    func run() async throws {
        let ground = try WaiverGround(ground)
        let reason = try OfficerWords.read(reasonFile)
        try await NodeSession.run(options, passphrase) { session in
            let history = try await SealRecord(session).history(id)
            let payload = WaiverPayload(
                jti: NodeSession.randomID(),
                issuer: session.party,
                card: session.card.latest.id,
                caseID: history.id,
                ground: ground,
                reason: reason,
                at: NodeSession.now()
            )
            let signed = try WaiverVerifier.sign(payload, key: session.key)
            _ = try WaiverVerifier.verify(signed.jws, issuer: session.card)
            try Files.write(Array(signed.jws.utf8), to: out)
            if options.json {
                Terminal.print(
                    json: "case-waiver",
                    [("case", .text(history.id)), ("ground", .text(ground)), ("id", .text(signed.id))]
                )
            } else {
                Terminal.print("waiver signed; another officer records it: herald case waive")
            }
        }
    }
}

struct CaseWaiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive",
        abstract: "Close a case without a warning, on a waiver that a decision-maker signed.",
        discussion:
            "Ground and reason are those of the waiver. You are another officer than the one who signed it."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the case, or the first characters of it.")
    var id: String
    @Option(help: "File with the signed waiver.")
    var waiver: String

    func run() async throws {
        let jws = try SealFiles.compact(waiver)
        let waiver = try WaiverVerifier.unverifiedPayload(of: jws)
        let fields = SealFields(
            own: [.ground: .ground(waiver.ground), .reason: .prose(waiver.reason), .waiver: .waiver(jws)]
        )
        try await CaseStepping.record(
            id,
            fields,
            { CaseMark(id: $0, outcome: .waived) },
            options,
            passphrase
        )
    }
}
