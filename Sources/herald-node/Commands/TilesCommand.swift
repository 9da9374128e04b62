// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exchange
import FileLog
import SQLiteStore

struct TilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tiles",
        abstract: "The node's log as files.",
        subcommands: [Export.self]
    )

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Write the log's tiles, bundles and newest checkpoint to a folder, for a static web server.",
            discussion: """
                The node may run. What the folder has already is not written again; the checkpoint comes last. \
                A folder of another log, or one that is ahead of the record, is refused.
                """
        )
        @OptionGroup var options: ConfigurationOptions
        @Argument(help: "Folder to write to; made where there is none.")
        var dir: String

        func run() async throws {
            let configuration = try NodeConfiguration(path: options.config)
            let files = try LogFolderFailure.named { try SystemLogFiles(writing: dir) }
            let found = try LogFolderFailure.named {
                try StoreSnapshot.read(configuration.store) { try LogExport(reader: $0, files: files).run() }
            }
            guard let found else { throw NodeFailure(3, "the log has no checkpoint yet: run the node first") }
            print("exported \(dir): \(found.new) leaves, \(found.old) of them there before")
        }
    }
}
