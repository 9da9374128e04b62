// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat

struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Compose a notice; its id goes to standard output.",
        discussion: """
            Signs your approval with it if you hold the role that the mandate asks for, after checking \
            that the notice holds exactly the fields you gave. It is released once enough officers have \
            approved.
            """
    )

    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "\(NoticeKind.allCases.map(\.rawValue).joined(separator: ", "))")
    var kind: String
    @Option(parsing: .upToNextOption, help: "Recipients.")
    var to: [String]
    @Option(parsing: .upToNextOption, help: "Routes, all at once: direct, or relays joined by /.")
    var via: [String] = []
    @Option(help: "The fields, a JSON file (- for standard input).")
    var fields: String
    @Option(help: "The fields of a cancel that is approved now and released by: herald cancel ID.")
    var prepareCancel: String?
    @Option(help: "A notice of which this is a copy freed of its source: keeps what judges the source.")
    var sanitises: String?

    func run() async throws {
        guard let kind = NoticeKind(rawValue: kind) else {
            throw ValidationError("no kind is called '\(kind)'")
        }
        let recipients = try to.map { text throws(FormatError) in try PartyID(text) }
        let routes = try via.map { text throws(FormatError) in try Route(text) }
        let bytes = try Files.read(fields, limit: 1 << 20)
        let cancel = try prepareCancel.map { try Files.read($0, limit: 1 << 20) }
        try await NodeSession.run(options, passphrase) { session in
            let composing = Composing(session: session, options: options)
            try await composing.send(
                kind: kind,
                recipients: recipients,
                via: routes,
                draft: try await composing.sanitised(NoticeDraft(payload: bytes), of: sanitises),
                cancel: cancel
            )
        }
    }
}

/// What reply, update and cancel have in common: they point at a notice.
struct ReferenceOptions: ParsableArguments {
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Id of the notice, or the first characters of it.")
    var id: String
    @Option(help: "The fields, a JSON file (- for standard input).")
    var fields: String
    @Option(parsing: .upToNextOption, help: "Routes, all at once: direct, or relays joined by /.")
    var via: [String] = []

    func send(_ kind: NoticeKind) async throws {
        try await Self.send(kind, about: id, fields: fields, via: via, options, passphrase)
    }

    static func send(
        _ kind: NoticeKind,
        about id: String,
        fields: String,
        via: [String],
        _ options: GlobalOptions,
        _ passphrase: PassphraseOptions
    ) async throws {
        let routes = try via.map { text throws(FormatError) in try Route(text) }
        let bytes = try Files.read(fields, limit: 1 << 20)
        try await NodeSession.run(options, passphrase) { session in
            let composing = Composing(session: session, options: options)
            let target = try await composing.target(id, kind: kind)
            try await composing.send(
                kind: kind,
                recipients: target.recipients,
                via: routes,
                fields: bytes,
                reference: Self.reference(target.id, kind)
            )
        }
    }
}

extension ReferenceOptions {
    private static func reference(_ id: ObjectID, _ kind: NoticeKind) -> NoticeReference {
        if kind.isUpdating { return .updates(id) }
        return kind.isCancelling ? .cancels(id) : .repliesTo(id)
    }
}

struct ReplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply",
        abstract: "Answer a notice with a notice of your own."
    )
    @OptionGroup var reference: ReferenceOptions
    func run() async throws { try await reference.send(.reply) }
}

struct UpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Send a new notice that updates one of yours."
    )
    @OptionGroup var reference: ReferenceOptions
    func run() async throws { try await reference.send(.update) }
}
