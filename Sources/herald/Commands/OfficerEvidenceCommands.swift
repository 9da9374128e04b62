// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat

struct AckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Acknowledge a notice with your key.",
        discussion:
            "An acknowledgement says that your key answered. It is not consent, clearance or agreement."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice, or the first characters of it.")
    var id: String

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let evidence = OfficerEvidence(session: session, options: options)
            let role = try evidence.role(preferring: [.watch, .decisionMaker])
            try await evidence.make(
                role == .decisionMaker ? .decisionMakerAcknowledged : .acknowledged,
                about: id,
                role: role
            )
        }
    }
}

struct ConveyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convey",
        abstract: "State that a notice was put before a decision-maker."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice, or the first characters of it.")
    var id: String
    @Option(help: "The role or title it was put before.")
    var role: String

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let evidence = OfficerEvidence(session: session, options: options)
            let own = try evidence.role(preferring: [.watch, .decisionMaker])
            try await evidence.make(.conveyedToDecisionMaker, about: id, role: own, conveyedTo: role)
        }
    }
}

struct DeclineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Decline a notice: before it is opened, to receive it; after, to acknowledge it."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice or message, or the first characters of it.")
    var id: String
    @Option(help: "Reason code, as not-competent, wrong-addressee, content-unacceptable, no-capacity, other.")
    var reason: String

    func run() async throws {
        let code = try ReasonCode(reason)
        try await NodeSession.run(options, passphrase) { session in
            let evidence = OfficerEvidence(session: session, options: options)
            let role = try evidence.role(preferring: [.watch, .decisionMaker])
            try await evidence.decline(id, role: role, reason: code)
        }
    }
}

struct AcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Accept to receive a sealed notice, so that its share holder lets your node open it.",
        discussion:
            "Only for notices sent with the grade sign-to-open or deposit. It says that you accept to receive, "
            + "unread; it is not consent, clearance or agreement."
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the message, or the first characters of it.")
    var id: String

    func run() async throws {
        try await NodeSession.run(options, passphrase) { session in
            let evidence = OfficerEvidence(session: session, options: options)
            let role = try evidence.role(preferring: [.watch, .decisionMaker])
            try await evidence.accept(id, role: role)
        }
    }
}
