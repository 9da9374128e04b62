// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import StrictJSON

struct PostureOfferCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offer",
        abstract: "Offer a step that reassures, from a fixed menu."
    )
    @OptionGroup var common: PostureOptions
    @Option(parsing: .upToNextOption, help: "Recipients.")
    var to: [String]
    @Option(help: "\(ReassuranceStep.allCases.map(\.rawValue).joined(separator: ", "))")
    var step: String
    @Option(parsing: .upToNextOption, help: "Notices it responds to: ids, or the first characters of them.")
    var inResponseTo: [String] = []

    func run() async throws {
        let recipients = try to.map { text throws(FormatError) in try PartyID(text) }
        let step = try ReassuranceStep(step)
        try await PostureSending.run(common) { sending in
            var draft = try sending.draft([(.reassurance, .string(step.rawValue))])
            for id in inResponseTo {
                draft.inResponseTo.append(try await sending.notice(id, kinds: Set(NoticeKind.allCases)).id)
            }
            try await sending.send(.reassuranceOffer, draft, to: recipients)
        }
    }
}

struct PostureAnswerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Accept or decline an offer; acknowledging it says neither."
    )
    @OptionGroup var common: PostureOptions
    @Argument(help: "Id of the offer, or the first characters of it.")
    var id: String
    @Argument(help: "\(OfferAnswer.allCases.map(\.rawValue).joined(separator: ", "))")
    var answer: String

    func run() async throws {
        let word = try OfferAnswer(answer)
        try await PostureSending.run(common) { sending in
            let offer = try await sending.notice(id, kinds: [.reassuranceOffer])
            guard !offer.isOwn else {
                throw Failure(.no, "own-notice", "an answer is to an offer of another party")
            }
            var draft = try sending.draft([(.answer, .string(word.rawValue))])
            draft.reference = .repliesTo(offer.id)
            try await sending.send(.reassuranceAnswer, draft, to: offer.others)
        }
    }
}

struct PosturePerformCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "perform",
        abstract: "Say that a step was performed, and point to what shows it."
    )
    @OptionGroup var common: PostureOptions
    @Argument(help: "Id of the offer, or the first characters of it.")
    var id: String
    @Option(
        parsing: .upToNextOption,
        help: "What shows it, as TYPE=DIGEST; types are attachment, evidence, notice, statement."
    )
    var proof: [String]

    func run() async throws {
        let proofs = try proof.map { text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw ValidationError("a proof has the form TYPE=DIGEST") }
            return JSONValue.object([
                ("digest", .string(String(parts[1]))), ("type", .string(String(parts[0]))),
            ])
        }
        try await PostureSending.run(common) { sending in
            let offer = try await sending.notice(id, kinds: [.reassuranceOffer])
            var draft = try sending.draft([(.proof, .array(proofs))])
            draft.inResponseTo = [offer.id]
            try await sending.send(.reassurancePerformance, draft, to: offer.others)
        }
    }
}
