// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// One notice on its way to one recipient, as its sender's record has it at the end.
struct SimulatedDelivery: Sendable, CustomStringConvertible {
    let place: Int
    let notice: NoticeRecord
    let message: MessageRecord
    let dispatch: DispatchRecord
    let outcome: Outcome
    let events: [EventName]
    /// Whether somebody signed the end of the notice or of its delivery.
    private let isExpired: Bool
    let expiresAt: Timestamp
    /// The latest end of its reply deadline.
    let latestReply: Timestamp?
    /// Notices that end the waiting for an answer.
    let ends: [NoticeEnd]

    init(
        _ place: Int,
        _ notice: NoticeRecord,
        _ dispatch: DispatchRecord,
        in reader: any StoreReader
    ) throws {
        guard let message = try reader.message(dispatch.msg) else { throw MemoryAbsence(what: "message") }
        let evidence = try reader.evidence(of: dispatch.msg).map {
            ($0.id, try EvidenceVerifier.unverifiedPayload(of: $0.jws))
        }
        let visible = try NoticeVerifier.unverifiedVisible(of: notice.text)
        expiresAt = visible.expiresAt
        latestReply = visible.deadline?.latest
        ends = try NoticeEnd.all(of: notice.id, from: notice.issuer, to: message.to, in: reader)
        let routes = try reader.submissions(of: dispatch.msg).map(\.route)
        self.place = place
        self.notice = notice
        self.message = message
        self.dispatch = dispatch
        events = evidence.map(\.1.event)
        isExpired = evidence.contains { $0.1.lapsed == .notice || $0.1.lapsed == .delivery }
        outcome =
            OutcomeFinding(
                of: Dictionary(evidence) { first, _ in first },
                relays: Set(routes.compactMap(\.relays.first))
            ).outcome
    }

    /// Whether the sender knows where the notice ended, once its time is over.
    ///
    /// Its end is signed by the sender's node at the latest when the notice expires. Where it had arrived and
    /// no answer was awaited, it then ends where it was at the recipient's node: `opened`, `at-the-node` or
    /// `rang-not-answered`. By rule (notice.md, section 7) nothing is signed about a notice that the
    /// recipient had answered by a notice of its own, or that the sender had withdrawn, before it expired: it
    /// ends there too. The other answers, and the refusal of the node, have terminal outcomes of their own.
    /// Nothing ends as `sent` or `at-a-relay`: without a word of the recipient's node even a withdrawn notice
    /// lapses.
    var isSettled: Bool {
        outcome.isTerminal
            || ((isExpired || ends.contains { $0.at <= expiresAt }) && Self.atRecipient.contains(outcome))
    }

    private static let atRecipient: Set<Outcome> = [.opened, .atTheNode, .rangNotAnswered]

    /// Whether the sender knows that the recipient's node opened it.
    var isKnownOpened: Bool {
        events.contains(.contentAccessTracking)
    }

    var description: String {
        let names = events.map(\.shortName).joined(separator: ", ")
        return "#\(place) to \(message.to.text) is \(outcome.rawValue) (\(names))"
    }
}
