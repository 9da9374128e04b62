// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

extension Replay {
    /// Does what a watch officer would: opens the notice, unless it is declined, and signs.
    func say(_ act: IncidentAct, at time: Timestamp) async throws {
        let desk = try simulation.desk(act.by)
        let notice = try sent(act.notice)
        let author = try simulation.desk(notice.author)
        let message = try await author.view(notice.id.text).messages.first { $0.to == desk.party.text }
        guard let msg = message?.msg else {
            throw NodeFailure(1, "\(act.notice) was not sent to \(act.by.party)")
        }
        let received = try await desk.received(msg, isOpening: act.statement.needsOpening)
        let event = try await desk.say(act.statement, about: received)
        timeline.act(time, "\(act.by)", "\(words(event, act)) \"\(act.notice)\" (\(event.shortName))")
    }

    /// Never worded as consent, clearance or agreement.
    private func words(_ event: EventName, _ act: IncidentAct) -> String {
        switch event {
        case .acknowledged, .decisionMakerAcknowledged:
            act.statement.act == .stop ? "takes as an order to stop" : "acknowledges"
        case .conveyedToDecisionMaker: "puts before the decision-maker"
        case .consignmentRejection: "declines to receive"
        case .readBack: "reads back in own words"
        case .assessed: "marks"
        case .passedOn: "states how far it passed on"
        case .notPassedOn: "states that the path down is broken for"
        case .interimReply: "says with whom the decision lies on"
        default: "declines to acknowledge"
        }
    }

    /// The author's own node must refuse to compose it, with this code.
    func expectRefusal(
        of body: DraftBody,
        as code: String,
        _ notice: IncidentNotice,
        at time: Timestamp
    ) async throws {
        do {
            _ = try await simulation.desk(notice.by).compose(body)
        } catch let failure as NodeFailure where failure.reason.contains(" \(code): ") {
            let words = failure.reason.split(separator: ": ").last.map(String.init) ?? code
            return timeline.act(time, "\(notice.by), the node", "refuses \"\(notice.label)\": \(words)")
        }
        throw NodeFailure(1, "\(notice.label) was composed, expected \(code)")
    }

    func deny(_ denial: IncidentDenial, at time: Timestamp) async throws {
        let desk = try simulation.desk(denial.by)
        let about = DenialSubject(
            from: try simulation.party(denial.from).id,
            to: desk.party,
            notice: try denial.notice.map { try sent($0).id },
            after: denial.after,
            before: denial.before
        )
        try await desk.deny(about, text: denial.text)
        let subject = denial.notice.map { "\"\($0)\"" } ?? "everything in the channel from \(denial.from)"
        timeline.act(time, "\(denial.by)", "denies \(subject)")
    }
}
