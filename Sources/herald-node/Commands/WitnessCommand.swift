// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LogWitness
import NodeServer

struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Be a witness of transparency logs, without a node.",
        subcommands: [Run.self]
    )

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cosign the checkpoints of logs that only grow. Standard output says `ready ADDR`.",
            discussion: """
                Speaks C2SP tlog-witness over HTTP; both prefixes are /. Put TLS before it where it is reached \
                from elsewhere. SIGTERM ends it with 0.
                """
        )
        @OptionGroup var serving: StandaloneServing
        @Option(help: "Folder of what was cosigned (default: the key file's name and `.witnessed`).")
        var dir: String?

        func run() async throws {
            let loss = "a witness that forgets can be made to cosign a fork; find the right folder or key"
            let place = dir ?? serving.key + ".witnessed"
            let witness = try serving.open(place, loss: loss) { cosigner, logs, folder, time in
                try StandaloneWitness(cosigner: cosigner, logs: logs, folder: folder, time: time)
            }
            let routes = WitnessRoutes(witness: witness)
            try await serving.run(largestBody: WitnessRoutes.largestBody) { await routes.answer($0) }
        }
    }
}
