// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct OfficerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officer",
        abstract: "Manage the officers in the own card.",
        subcommands: [Add.self]
    )

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign a new card version with one more officer, with the offline card root."
        )
        @OptionGroup var options: GlobalOptions
        @OptionGroup var passphrase: PassphraseOptions
        @Argument(help: "The officer's name.")
        var name: String
        @Option(help: "Roles, separated by commas: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        var role: String
        @Option(help: "The officer's public JWK, as `herald init` printed it.")
        var key: String
        @Option(help: "The key file of the card root.")
        var root: String

        func run() async throws {
            let roles = try parsedRoles()
            let value = try StrictJSONParser.parse(try Files.read(key, limit: 65_536))
            _ = try VerificationKey(jwk: value)
            guard case .object(let jwk) = value else {
                throw Failure(.no, "bad-key", "\(key) is not a public JWK")
            }
            let officer = CardOfficer(name: name, jwk: jwk, roles: Set(roles))
            let card = try await CardVersioning(options: options, passphrase: passphrase, root: root).sign {
                $0.officers.append(officer)
            }
            CardText.show(card, "officer-add", options)
        }

        private func parsedRoles() throws -> [Role] {
            let roles = try role.split(separator: ",").map { text in
                guard let role = Role(rawValue: String(text)) else {
                    throw ValidationError("no role is called '\(text)'")
                }
                return role
            }
            return Set(roles).sorted { $0.rawValue < $1.rawValue }
        }
    }
}
