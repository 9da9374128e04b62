// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import StrictJSON

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make an officer's key; its public JWK goes to standard output."
    )

    @OptionGroup var options: GlobalOptions
    @Option(help: "Base URL of the party's node.")
    var node: String
    @Option(help: "The officer's name as it will stand in the card.")
    var name: String
    @Option(help: "PEM file of an authority to trust for the node's TLS, besides those of the system.")
    var trust: String?
    @OptionGroup var passphrase: PassphraseOptions
    @Flag(help: "Keep the key without a passphrase, readable to its owner only.")
    var noPassphrase = false

    func validate() throws {
        guard !(noPassphrase && passphrase.passphraseFile != nil) else {
            throw ValidationError("give --no-passphrase or --passphrase-file, not both")
        }
    }

    func run() async throws {
        let secret =
            noPassphrase ? nil : try passphrase.passphrase(for: options.homeFolder + "/officer-key.json")
        let jwk = try OfficerHome.make(
            folder: options.homeFolder,
            node: node,
            name: name,
            trustFile: trust,
            passphrase: secret
        )
        if options.json {
            Terminal.print(json: "init", [("home", .string(options.homeFolder)), ("jwk", jwk)])
        } else {
            Terminal.print(String(decoding: CanonicalJSON.encode(jwk), as: UTF8.self))
        }
        Terminal.say(
            "the private key is in \(options.homeFolder)/officer-key.json; give the line above to your node's operator"
        )
    }
}
