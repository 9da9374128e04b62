// SPDX-License-Identifier: Apache-2.0

package import Exchange
import NoticeFormat

extension NoticeViewBody {
    package init(_ view: NoticeView, warnings: [ComposingWarning] = []) {
        self.init(
            direction: view.direction.rawValue,
            state: view.state.rawValue,
            from: view.from.text,
            notice: view.notice?.id.text,
            text: view.notice?.text,
            approvals: view.notice?.approvals ?? [],
            approvalsNeeded: view.approvalsNeeded,
            approvalRole: view.approvalRole?.rawValue,
            anchors: view.anchors,
            messages: view.messages.map { MessageViewBody($0) },
            stop: view.stop,
            linkedFrom: view.linkedFrom.map { "\($0.words) \($0.id.text)" },
            condition: view.condition?.rawValue,
            crossed: view.crossed.map(\.text),
            reach: view.reach.map { ReachBody($0) },
            warnings: warnings.map { WarningBody($0) }
        )
    }

    /// As a list shows it: without the text, which is handed over for one notice at a time.
    package init(listed view: NoticeView) {
        self.init(view)
        text = nil
    }
}

extension MessageViewBody {
    init(_ view: MessageView) {
        self.init(
            msg: view.message.msg.text,
            from: view.message.from.text,
            to: view.message.to.text,
            env: view.message.env.text,
            pc: view.message.pc.text,
            dispatch: view.message.dispatch?.text,
            number: view.number,
            outcome: view.outcome.rawValue,
            late: view.late.map(\.text),
            deadlines: view.deadlines.map { DeadlineBody($0) },
            grade: view.header.grade.rawValue,
            ack: view.header.ack.rawValue,
            lane: view.header.lane.rawValue,
            expiresAt: view.header.expiresAt.text,
            routes: view.routes.map { finding in
                RouteBody(
                    route: finding.route.text,
                    state: finding.word,
                    party: finding.party?.text,
                    reasons: finding.reasons.map(\.text)
                )
            },
            events: view.events.map { event in
                Event(
                    id: event.record.id.text,
                    event: event.payload.event.shortName,
                    issuer: event.record.issuer.text,
                    at: event.payload.at.text,
                    isTestimony: event.isTestimony,
                    reasons: event.payload.reasons.map(\.text),
                    clock: event.clock,
                    details: Dictionary(event.payload.binding.details.map { ($0.name, $0.value) }) { $1 },
                    note: event.note,
                    hasNote: event.payload.note != nil
                )
            },
            pending: view.pending.map { Pending($0, asOf: view.asOf) },
            states: DeliveryStatesBody(view.states),
            dissemination: DisseminationBody(view.dissemination),
            lead: view.lead.map { LeadBody($0) },
            denials: view.denials.map { DenialViewBody($0) }
        )
    }
}

extension DenialViewBody {
    fileprivate init(_ denial: DenialPayload) {
        self.init(
            issuer: denial.issuer.text,
            about: denial.about.words,
            text: denial.text,
            at: denial.at.text
        )
    }
}

extension DisseminationBody {
    init(_ view: Dissemination) {
        self.init(
            lowest: view.lowest?.rawValue,
            stated: Dictionary(view.statedAt.map { ($0.key.rawValue, $0.value.text) }) { $1 },
            down: view.down?.level.rawValue,
            downSince: view.down?.at.text,
            reasons: view.down?.reasons.map(\.text) ?? [],
            standing: view.standing?.rawValue,
            opensAt: view.opensAt?.text
        )
    }
}

extension MessageViewBody.Pending {
    fileprivate init(_ item: OutboxItem, asOf now: Timestamp) {
        self.init(
            to: item.party.text,
            what: item.content.word,
            attempts: item.attempts,
            nextTry: item.due.text,
            seconds: max(0, Int(item.due.seconds(since: now))),
            lastProblem: item.lastProblem
        )
    }
}

extension DeliveryStatesBody {
    init(_ states: DeliveryStates) {
        self.init(
            sent: states.sentAt?.text,
            acknowledged: states.acknowledgedAt?.text,
            shown: Dictionary(states.shown.map { ($0.key.rawValue, $0.value.text) }) { $1 },
            elapsed: states.elapsed.map { part in
                Elapsed(from: part.from, to: part.to.rawValue, seconds: Int(part.seconds))
            }
        )
    }
}

extension OutboxItem.Content {
    fileprivate var word: String {
        switch self {
        case .envelope: "the envelope"
        case .evidence: "evidence"
        case .status: "a status"
        case .impersonation: "a report"
        case .denial: "a denial"
        case .card: "the card"
        case .deposit: "the key share, to be published then"
        case .gap: "a request for missing dispatches"
        }
    }
}

extension EvidenceHeadBody {
    package init(_ head: EvidenceHead) {
        self.init(
            previous: head.previous,
            card: head.card,
            anchors: head.anchors,
            sdHash: head.sdHash,
            notice: head.notice,
            isContentFree: head.isContentFree,
            isOpened: head.isOpened
        )
    }
}
