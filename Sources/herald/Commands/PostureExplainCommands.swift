// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct PostureAskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask for an explanation of a move, with a deadline of 48 hours unless you say otherwise."
    )
    @OptionGroup var common: PostureOptions
    @Argument(help: "Id of the move, or the first characters of it.")
    var id: String
    @Option(
        parsing: .upToNextOption,
        help: "What is asked for: \(ExplanationContents.names.map(\.rawValue).joined(separator: ", "))."
    )
    var about: [String] = ExplanationContents.names.map(\.rawValue)
    @Option(help: "Hours to answer, from the sending.")
    var hours = 48

    func validate() throws {
        guard (1...8760).contains(hours) else { throw ValidationError("--hours is 1 to 8760") }
    }

    func run() async throws {
        let asked = JSONValue.strings(Set(about).sorted())
        try await PostureSending.run(common) { sending in
            let move = try await sending.notice(id, kinds: [.posture, .cautionArea, .calendar])
            guard !move.isOwn else {
                throw Failure(.no, "own-notice", "a request is about a move of another party")
            }
            var draft = try sending.draft([(.asked, asked)])
            draft.inResponseTo = [move.id]
            let seconds = hours * 3600
            if draft.deadline == nil {
                // A day more than that for the approvals that may be missing.
                let latest = NodeSession.now().adding(seconds: Int64(seconds + 86_400))
                draft.deadline = ReplyDeadline(clock: .sending, seconds: seconds, latest: latest)
            }
            if draft.expiry == nil { draft.expiry = .afterSeconds(seconds + 172_800) }
            try await sending.send(.explanationRequest, draft, to: move.others)
        }
    }
}

struct PostureExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Answer a request for explanation; it goes to everybody who has the request."
    )
    @OptionGroup var common: PostureOptions
    @Argument(help: "Id of the request, or the first characters of it.")
    var id: String

    func run() async throws {
        try await PostureSending.run(common) { sending in
            let view = try NoticeViewBody(bytes: try await sending.session.get("/notices/\(id)"))
            let request = try await Reading(session: sending.session).verified(view)
            let target = try await sending.notice(id, kinds: [.explanationRequest])
            guard !target.isOwn else {
                throw Failure(.no, "own-notice", "an explanation answers a request you received")
            }
            var draft = try sending.draft()
            draft.reference = .repliesTo(target.id)
            if case .asked(let asked)? = request.fields[.asked] {
                let missing = ExplanationContents.missing(of: asked, in: draft.fields).map(\.rawValue)
                if !missing.isEmpty {
                    Terminal.say("asked and not answered: \(missing.joined(separator: ", "))")
                }
            }
            try await sending.send(.explanation, draft, to: target.others)
        }
    }
}
