// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Write the story that bundles tell as one page: who was notified, acknowledged, warned back.",
        discussion: """
            Prints the table of notices and recipients; --out writes the page, which prints on A4 and \
            holds no script. No socket is opened. For the answer to a claim see: herald claim check --report.
            Exit 3: a needed card is missing, or a file cannot be read.
            """
    )

    @OptionGroup var options: GlobalOptions
    @OptionGroup var held: BundleOptions
    @Option(help: "Where to write the page.")
    var out: String?

    func validate() throws {
        guard !held.bundles.isEmpty else { throw ValidationError("give at least one --bundle FILE") }
    }

    func run() async throws {
        let story = BundleStory(try held.verified())
        if let out { try Files.write(story.page, to: out) }
        if options.json {
            Terminal.print(
                json: "report",
                [
                    ("file", out.map { .string($0) }), ("notices", story.json),
                    ("findings", .strings(story.findings)),
                ]
            )
        } else {
            Terminal.print(story.lines.joined(separator: "\n"))
            if let out { Terminal.say("report written to \(out)") }
        }
    }
}
