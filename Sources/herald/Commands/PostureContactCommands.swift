// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct PostureAreaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "area",
        abstract: "Propose a special caution area with its rules, or agree to one exactly as it stands.",
        discussion:
            "An area is agreed by the party that sends the same place, window and rules back with --agree."
    )
    @OptionGroup var common: PostureOptions
    @Option(parsing: .upToNextOption, help: "Recipients.")
    var to: [String] = []
    @Option(help: "Id of the area to agree to, or the first characters of it.")
    var agree: String?

    func validate() throws {
        guard (agree == nil) != to.isEmpty, agree == nil || common.fields == nil else {
            throw ValidationError("give --to with --fields, or --agree alone")
        }
    }

    func run() async throws {
        let recipients = try to.map { text throws(FormatError) in try PartyID(text) }
        try await PostureSending.run(common) { sending in
            guard let agree else {
                let draft = try sending.draft()
                try sending.require(
                    [.place, .window, .rules],
                    in: draft,
                    because: "an area has a place, a time and rules"
                )
                return try await sending.send(.cautionArea, draft, to: recipients)
            }
            let view = try NoticeViewBody(bytes: try await sending.session.get("/notices/\(agree)"))
            let area = try await Reading(session: sending.session).verified(view)
            let target = try await sending.notice(agree, kinds: [.cautionArea])
            guard !target.isOwn else { throw Failure(.no, "own-notice", "the area is your own proposal") }
            let same: [FieldName] = [.place, .window, .rules]
            var draft = try sending.draft(same.map { ($0, area.fields[$0]?.json) })
            draft.reference = .repliesTo(target.id)
            draft.expiry = .at(area.visible.expiresAt)
            try await sending.send(.cautionArea, draft, to: target.others)
        }
    }
}

struct PostureCodesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "Send a table of short codes with their meanings, for signals."
    )
    @OptionGroup var common: PostureOptions
    @Option(parsing: .upToNextOption, help: "Recipients.")
    var to: [String]

    func run() async throws {
        let recipients = try to.map { text throws(FormatError) in try PartyID(text) }
        try await PostureSending.run(common) { sending in
            let draft = try sending.draft()
            try sending.require([.codes], in: draft, because: "a table has codes")
            try await sending.send(.codeTable, draft, to: recipients)
        }
    }
}

struct PostureSignalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signal",
        abstract: "Send one code of a table to everybody who has the table."
    )
    @OptionGroup var common: PostureOptions
    @Argument(help: "Id of the table, or the first characters of it.")
    var table: String
    @Argument(help: "The code.")
    var code: String

    func run() async throws {
        try await PostureSending.run(common) { sending in
            let view = try NoticeViewBody(bytes: try await sending.session.get("/notices/\(table)"))
            let notice = try await Reading(session: sending.session).verified(view)
            guard case .codes(let codes)? = notice.fields[.codes],
                let found = codes.first(where: { $0.code == code })
            else { throw Failure(.no, "unknown-code", "the table has no code \(code)") }
            let target = try await sending.notice(table, kinds: [.codeTable])
            let signal = JSONValue.object([("code", .string(code)), ("table", .string(target.id.text))])
            Terminal.say("says: \(found.meaning)")
            let draft = try sending.draft([(.signal, signal)])
            try await sending.send(.signal, draft, to: target.others, about: target.id)
        }
    }
}
