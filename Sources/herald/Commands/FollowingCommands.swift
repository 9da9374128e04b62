// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import StrictJSON

/// What follows an own notice by every way that it took.
struct FollowingOptions: ParsableArguments {
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice, or the first characters of it.")
    var id: String
    @Option(help: "The fields, a JSON file (- for standard input).")
    var fields: String

    func send(_ kind: NoticeKind) async throws {
        try await ReferenceOptions.send(kind, about: id, fields: fields, via: [], options, passphrase)
    }
}

struct CorrectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Say that something in a notice of yours was wrong, to all who had it, by its every way."
    )
    @OptionGroup var following: FollowingOptions
    func run() async throws { try await following.send(.correction) }
}

struct ReaffirmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reaffirm",
        abstract: "Say that one of your notices still holds, until a later end."
    )
    @OptionGroup var reference: ReferenceOptions
    func run() async throws { try await reference.send(.reaffirmation) }
}

struct CloseOutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close-out",
        abstract: "Say that nothing more follows on one of your notices."
    )
    @OptionGroup var reference: ReferenceOptions
    func run() async throws { try await reference.send(.closeOut) }
}

struct StandDownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stand-down",
        abstract: "Call off what one of your notices announced, to all who had it, by every way it took."
    )
    @OptionGroup var following: FollowingOptions
    func run() async throws { try await following.send(.standDown) }
}

struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel one of your notices, to all who had it, by every way it took.",
        discussion: """
            Without --fields it releases the cancel that was prepared and approved with the notice, at once.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice, or the first characters of it.")
    var id: String
    @Option(help: "The fields, a JSON file (- for standard input).")
    var fields: String?

    func run() async throws {
        if let fields {
            return try await ReferenceOptions.send(
                .cancel,
                about: id,
                fields: fields,
                via: [],
                options,
                passphrase
            )
        }
        try await NodeSession.run(options, passphrase) { session in
            let view = try NoticeViewBody(bytes: try await session.get("/notices/\(id)"))
            guard let prepared = view.prepared.first else {
                throw Failure(
                    .no,
                    "nothing-prepared",
                    "no cancel was prepared with this notice",
                    hint: "compose one: herald cancel \(id) --fields FILE"
                )
            }
            let released = try NoticeViewBody(
                bytes: try await session.post("/notices/\(prepared)/release", [])
            )
            if options.json {
                Terminal.print(
                    json: "cancel",
                    [
                        ("notice", .string(prepared)),
                        ("reach", .array(released.reach.map(\.json))),
                        ("state", .string(released.state)),
                    ]
                )
            } else {
                Terminal.print(prepared)
            }
            for line in NoticeText.reach(released) { Terminal.say(line) }
        }
    }
}

extension NoticeViewBody {
    /// Ids of notices about this one that are held back until an officer asks for their release.
    var prepared: [String] {
        linkedFrom.filter { $0.hasPrefix("prepared ") }.compactMap { $0.split(separator: " ").last }
            .map(String.init)
    }
}
