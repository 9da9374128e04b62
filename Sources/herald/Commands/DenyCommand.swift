// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat

struct DenyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deny",
        abstract: "File a signed denial: your party says that it did not receive something.",
        discussion: """
            It is logged, sent to the other party and shown beside the evidence, which it does not \
            change. Without a notice or a period it is about all that the party sent to yours.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Option(help: "The party that is said to have sent it.")
    var from: String
    @Option(help: "Id of the notice, in full.")
    var notice: String?
    @Option(help: "Begin of the period, as 2026-11-21T08:00:00Z.")
    var after: String?
    @Option(help: "End of the period.")
    var before: String?
    @Option(help: "File with the denial in your party's words (- for standard input).")
    var textFile: String

    func validate() throws {
        guard (after == nil) == (before == nil) else {
            throw ValidationError("a period needs --after and --before")
        }
    }

    func run() async throws {
        let sender = try PartyID(from)
        let text = try OfficerWords.read(textFile)
        try await NodeSession.run(options, passphrase) { session in
            let about = DenialSubject(
                from: sender,
                to: session.party,
                notice: try notice.map { text throws(FormatError) in try ObjectID(text) },
                after: try after.map(OfficerWords.time),
                before: try before.map(OfficerWords.time)
            )
            let body = DenialBody(about: about, text: text).bytes
            _ = try await session.post("/denials", body)
            if options.json {
                Terminal.print(json: "deny", [("about", about.json)])
            } else {
                Terminal.print("denial signed: \(about.words)")
            }
        }
    }
}
