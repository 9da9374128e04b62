// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import StrictJSON

extension CardCommand {
    struct Policy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign a new card version with another policy, with the offline card root."
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @Argument(help: "Members of the policy, a JSON object (- for standard input).")
        var file: String
        @Option(help: "The key file of the card root.")
        var root: String

        func run() async throws {
            guard case .object(let members) = try StrictJSONParser.parse(try Files.read(file, limit: 65_536))
            else { throw Failure(.no, "malformed-card", "\(file) is not a JSON object") }
            let versioning = CardVersioning(options: options, passphrase: passphrase, root: root)
            let card = try await versioning.sign { payload in
                payload.policy = try payload.policy.setting(members)
            }
            CardText.show(card, "card-policy", options)
        }
    }
}
