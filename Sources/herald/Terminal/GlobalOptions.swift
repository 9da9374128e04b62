// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: "Folder with the officer's key and pins (default: HERALD_HOME, else ~/.herald).")
    var home: String?

    @Flag(help: "One JSON object on standard output, errors included.")
    var json = false

    @Flag(help: "No colour (also NO_COLOR).")
    var noColor = false

    var homeFolder: String {
        if let home { return home }
        let environment = ProcessInfo.processInfo.environment
        if let home = environment["HERALD_HOME"], !home.isEmpty { return home }
        return (environment["HOME"] ?? ".") + "/.herald"
    }
}

/// Where a passphrase comes from; never the command line.
struct PassphraseOptions: ParsableArguments {
    @Option(help: "File whose first line is the passphrase of the officer's key.")
    var passphraseFile: String?

    /// From the file, or asked for on a terminal.
    func passphrase(for file: String) throws -> [UInt8] {
        if let passphraseFile {
            let bytes = try Files.read(passphraseFile, limit: 4096)
            return Array(bytes.prefix { $0 != UInt8(ascii: "\n") })
        }
        guard Terminal.hasTerminal, let answer = Terminal.askSecret("passphrase for \(file): ") else {
            throw Failure(
                .usage,
                "passphrase-needed",
                "\(file) needs a passphrase and there is no terminal",
                hint: "give --passphrase-file FILE"
            )
        }
        return answer
    }
}
