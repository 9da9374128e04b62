// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LogWitness
import NodeServer

struct MirrorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mirror",
        abstract: "Hold copies of transparency logs, without a node.",
        subcommands: [Run.self]
    )

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the entries of logs, cosign what is held, and serve it. Says `ready ADDR`.",
            discussion: """
                Speaks C2SP tlog-mirror over HTTP; both prefixes are /. The key must be none that a witness \
                uses. Put TLS before it where it is reached from elsewhere. SIGTERM ends it with 0.
                """
        )
        @OptionGroup var serving: StandaloneServing
        @Option(help: "Folder of the copies; made where there is none.")
        var dir: String

        func run() async throws {
            let mirror = try serving.open(dir) { cosigner, logs, folder, time in
                try StandaloneMirror(cosigner: cosigner, logs: logs, folder: folder, time: time)
            }
            let routes = MirrorRoutes(mirror: mirror)
            try await serving.run(largestBody: MirrorRoutes.largestBody) { await routes.answer($0) }
        }
    }
}
