// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import StrictJSON

struct PostureSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Announce a move: what, where, until when, to what purpose, and what it responds to.",
        discussion: """
            It also goes to the mediators that you and a recipient have both named: they see the whole chain.
            """
    )
    @OptionGroup var common: PostureOptions
    @Option(parsing: .upToNextOption, help: "Recipients.")
    var to: [String]
    @Option(parsing: .upToNextOption, help: "Moves it responds to: ids, or the first characters of them.")
    var inResponseTo: [String] = []
    @Flag(help: "Leave the mediators out.")
    var withoutMediator = false

    func run() async throws {
        let named = try to.map { text throws(FormatError) in try PartyID(text) }
        try await PostureSending.run(common) { sending in
            var draft = try sending.draft()
            try sending.require(
                [.place, .window, .purpose],
                in: draft,
                because: "a move says where, until when and why"
            )
            guard draft.fields[.event] != nil || draft.fields[.text] != nil else {
                throw Failure(.usage, "field-missing", "a move says what moves: event or text missing")
            }
            for id in inResponseTo {
                draft.inResponseTo.append(try await sending.notice(id, kinds: Set(NoticeKind.allCases)).id)
            }
            let mediators = withoutMediator ? [] : try await sending.mediators(with: named)
            if !mediators.isEmpty {
                Terminal.say("also to the mediator: \(mediators.map(\.text).joined(separator: ", "))")
            }
            try await sending.send(.posture, draft, to: named + mediators)
        }
    }
}

struct PostureReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Say how your party, or one in it, reads a move; several readings can stand.",
        discussion: "It goes to everybody who has the move. It answers no deadline and agrees to nothing."
    )
    @OptionGroup var common: PostureOptions
    @Argument(help: "Id of the move, or the first characters of it.")
    var id: String
    @Option(
        name: .customLong("as"),
        help: "\(PostureReading.allCases.map(\.rawValue).joined(separator: ", "))"
    )
    var reading: String
    @Option(help: "Who in your party reads it so.")
    var reader: String?

    func run() async throws {
        let word = try PostureReading(reading)
        try await PostureSending.run(common) { sending in
            let move = try await sending.notice(id, kinds: [.posture])
            guard !move.isOwn else {
                throw Failure(.no, "own-notice", "a reading is about a move of another party")
            }
            var draft = try sending.draft([
                (.reading, .string(word.rawValue)), (.reader, reader.map { .string($0) }),
            ])
            draft.inResponseTo = [move.id]
            try await sending.send(.reading, draft, to: move.others)
        }
    }
}

struct PostureCalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Announce planned activities; a later move that none of them covers stands out."
    )
    @OptionGroup var common: PostureOptions
    @Option(parsing: .upToNextOption, help: "Recipients.")
    var to: [String]

    func run() async throws {
        let recipients = try to.map { text throws(FormatError) in try PartyID(text) }
        try await PostureSending.run(common) { sending in
            let draft = try sending.draft()
            try sending.require([.calendar], in: draft, because: "a calendar has entries")
            try await sending.send(.calendar, draft, to: recipients)
        }
    }
}

struct PostureMeetingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting",
        abstract: "Call a meeting on some notices, or record who came and what came of it."
    )
    @OptionGroup var common: PostureOptions
    @Option(parsing: .upToNextOption, help: "Notices it is on: ids, or the first characters of them.")
    var on: [String]

    func run() async throws {
        try await PostureSending.run(common) { sending in
            var draft = try sending.draft()
            try sending.require([.meeting], in: draft, because: "a meeting has a record")
            var parties: Set<PartyID> = []
            for id in on {
                let target = try await sending.notice(id, kinds: Set(NoticeKind.allCases))
                draft.inResponseTo.append(target.id)
                parties.formUnion(target.others)
            }
            if case .meeting(let meeting)? = draft.fields[.meeting] { parties.formUnion(meeting.invited) }
            try await sending.send(.meeting, draft, to: parties.subtracting([sending.session.party]).sorted())
        }
    }
}
