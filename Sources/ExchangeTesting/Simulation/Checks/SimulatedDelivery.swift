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
        let routes = try reader.submissions(of: dispatch.msg).map(\.route)
        self.place = place
        self.notice = notice
        self.message = message
        self.dispatch = dispatch
        events = evidence.map(\.1.event)
        outcome =
            OutcomeFinding(
                of: Dictionary(evidence) { first, _ in first },
                relays: Set(routes.compactMap(\.relays.first))
            ).outcome
    }

    /// Whether nothing more has to come for the sender to know where the notice ended.
    var isSettled: Bool { outcome.isTerminal || Self.atRecipient.contains(outcome) }

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
