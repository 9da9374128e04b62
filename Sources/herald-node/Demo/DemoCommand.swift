// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Replays incidents and says which expectations held.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Replay an incident as an Exercise on a simulated clock.",
        discussion: """
            Starts a real node for each party on loopback, with throw-away keys, and verifies the bundles offline.
            Exit 0 only if every expectation that is not pending held; the last line sums up.
            """
    )

    @Argument(help: "The name of an incident, or all.")
    var incident = "all"
    @Option(help: "Keep bundles, cards and policies in this folder.")
    var out: String?
    @Option(help: "The folder of the incident files.")
    var incidents = "Incidents"

    func run() async throws {
        let files = try IncidentFolder(path: incidents).read(incident)
        let kept = out ?? FileManager.default.temporaryDirectory.appending(path: "herald-kept-\(UUID())").path
        defer { if out == nil { try? FileManager.default.removeItem(atPath: kept) } }
        let isTerminal = isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        let timeline = Timeline(isColoured: isTerminal) { print($0) }
        var tally = ReplayTally()
        for file in files { tally += try await Demo(file, keeping: kept, timeline: timeline).run() }
        for line in tally.lines { timeline.line(line) }
        guard tally.failed == 0 else { throw NodeFailure(1, "\(tally.failed) expectations did not hold") }
    }
}
