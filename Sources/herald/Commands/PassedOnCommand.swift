// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat

struct PassedOnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passed-on",
        abstract: "Tell the sender how far down your party passed a notice on, or that it could not.",
        discussion: "It says neither that anybody there understood it nor that anybody acts on it."
    )
    @OptionGroup var target: EvidenceOptions
    @OptionGroup var words: NoteOptions
    @Option(help: "\(DisseminationLevel.allCases.map(\.rawValue).joined(separator: ", "))")
    var level: String
    @Option(help: "Reason code why it could not be passed on to this level, as path-down.")
    var failed: String?

    func run() async throws {
        guard let level = DisseminationLevel(rawValue: level) else {
            throw ValidationError("no level is called '\(level)'")
        }
        let act: OfficerStatement.Act =
            if let failed { .notPassedOn(level, try ReasonCode(failed)) } else { .passOn(level) }
        try await target.say(OfficerStatement(act, note: try words.note()))
    }
}
