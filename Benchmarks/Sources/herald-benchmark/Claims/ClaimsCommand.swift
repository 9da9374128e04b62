// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exchange
import Foundation
import NoticeFormat
import NoticeSecurity
import SQLiteStore

struct ClaimsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims",
        abstract: "Answers claims from a record of many notices and log entries; aim: 100 ms."
    )
    @Option(help: "Notices in the record.")
    var notices = 100_000
    @Option(help: "Entries of the log.")
    var leaves = 1_000_000
    @Option(help: "Counterparts, among whom the notices are spread.")
    var channels = 100
    @Option(help: "Times that each claim is asked.")
    var rounds = 50

    func run() async throws {
        try await TemporaryFolder.use { folder in
            Output.header(folder: folder)
            let shape = ClaimStore.Shape(notices: notices, leaves: leaves, channels: channels)
            let made = try ClaimStore(shape: shape, folder: folder)
            let begin = ContinuousClock.now
            do {
                let store = try SQLiteStore(path: folder + "/own/store.sqlite")
                try await made.fill(store)
                try store.close()
            }
            let time = begin.duration(to: .now)
            Output.say("record of \(notices) notices, \(leaves) log entries made in \(time)")
            let opening = ContinuousClock.now
            let running = try await RunningNode.open(
                try NodeConfiguration(path: folder + "/own/node.yaml"),
                dependencies: .system(logger: NodeLog.quiet())
            )
            for other in made.others {
                try await running.node.pin(other.card.fileBytes, as: other.card.party)
            }
            Output.say("opened, and \(channels) cards pinned, in \(opening.duration(to: .now))")
            var timings: [PartTiming] = []
            for (name, claim) in Self.claims(made) {
                timings.append(
                    try await .measure("claim: \(name)", count: rounds) {
                        _ = try await running.node.check(claim, policy: nil)
                    }
                )
                let report = try await running.node.check(claim, policy: nil)
                Output.say("\(name): \(Set(report.answers.map(\.together.rawValue)).sorted())")
            }
            Output.parts(timings)
            Output.say("aim: under 100 ms each, after opening")
            try await running.close()
        }
    }

    private static func claims(_ made: ClaimStore) -> [(String, Claim)] {
        var before = Claim(.notice)
        before.sender = made.own.card.party
        before.recipients = [made.others[made.others.count / 2].card.party]
        before.kinds = [.warning]
        before.event = ClaimedEvent(from: made.middle, to: made.middle)
        before.time = ClaimedTime(.before)
        var fields = before
        fields.fields = [ClaimedField(.place, .filled), ClaimedField(.text, .contains("river"))]
        fields.acknowledgement = .acknowledged
        var none = before
        none.kinds = [.invitation]
        var several = before
        several.recipients = made.others.prefix(8).map(\.card.party).sorted()
        return [
            ("warned before, one channel", before), ("with fields and an answer", fields),
            ("of a kind never sent", none), ("eight recipients", several),
        ]
    }
}
