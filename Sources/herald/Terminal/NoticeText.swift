// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

/// Notices and deliveries as lines for people.
enum NoticeText {
    static func lines(_ notice: VerifiedNotice, view: NoticeViewBody, _ options: GlobalOptions) -> [String] {
        let visible = notice.visible
        var lines = view.stop.map { [Terminal.alarm(stop($0), options)] } ?? []
        lines += [
            Terminal.bold(
                heading(visible.status.rawValue, visible.kind.rawValue, visible.severity.rawValue),
                options
            ),
            "  id        \(notice.id.text)",
            "  from      \(view.from)",
            "  to        \(visible.recipients.map(\.text).joined(separator: ", "))",
            "  composed  \(visible.composedAt.text) (the sender's claim)",
            "  expires   \(visible.expiresAt.text)",
            "  tlp       \(visible.tlp.rawValue)   scope \(visible.scope.rawValue)   grade \(visible.grade.rawValue)   ack \(visible.ack.rawValue)",
        ]
        if let deadline = visible.deadline {
            lines.append(
                "  deadline  \(deadline.latest.text), \(deadline.seconds) s from \(deadline.clock.rawValue)"
            )
        }
        switch visible.reference {
        case .updates(let id)?: lines.append("  updates \(id.text)")
        case .cancels(let id)?: lines.append("  cancels \(id.text)")
        case .repliesTo(let id)?: lines.append("  replies to \(id.text)")
        case nil: break
        }
        for id in visible.inResponseTo { lines.append("  in response to \(id.text)") }
        for link in view.linkedFrom { lines.append("  \(link)") }
        if let condition = view.condition, condition != "in-force" {
            lines.append("  now       \(condition)")
        }
        for id in view.crossed { lines.append("  crossed   \(id) on the way") }
        lines += reach(view)
        lines.append("  fields    \(notice.openedNames.count) of \(notice.hiddenCount)")
        for field in notice.openedTexts { lines.append("    \(field.name): \(field.value)") }
        return lines + assessment(notice)
    }

    /// What has to stop, before everything else.
    static func stop(_ line: String) -> String { "*** STOP: \(line) ***" }

    static func heading(_ status: String, _ kind: String, _ severity: String) -> String {
        let mark = status == "Actual" ? "" : "*** \(status.uppercased()) *** "
        return "\(mark)\(kind), \(severity)"
    }

    static func lines(_ message: MessageViewBody) -> [String] {
        var lines = ["  to \(message.to): \(words(message.outcome))"]
        if let number = message.number { lines[0] += "  (dispatch \(number))" }
        if message.routes.contains(where: { $0.route != "direct" }) { lines += message.routes.map(line) }
        lines.append("    \(mode(message.ack))")
        lines += message.lead.map { ["    \(line($0))"] } ?? []
        lines += StateText.lines(message.states)
        lines += DisseminationText.lines(message)
        lines += message.denials.flatMap(StateText.lines)
        return lines
    }

    /// Known before a notice is opened: both sides see what evidence will name.
    static func mode(_ ack: String) -> String {
        ack == AcknowledgementMode.contentFree.rawValue
            ? "ack content-free: evidence names the message, and not the notice or what it says"
            : "ack \(ack): evidence names the notice and what was received"
    }

    /// Every hop, what each one's evidence says, and what is tried next.
    static func hops(_ message: MessageViewBody) -> [String] {
        var lines = lines(message)
        lines.append("    message \(message.msg), envelope \(message.env)")
        lines += message.deadlines.map { "    \(line($0))" }
        for event in message.events {
            let who = event.isTestimony ? "testimony of \(event.issuer)" : "signed by \(event.issuer)"
            let reasons = event.reasons.isEmpty ? "" : " because \(event.reasons.joined(separator: ", "))"
            let late = message.late.contains(event.id) ? ", late" : ""
            lines.append("    \(event.at)  \(event.event), \(who)\(reasons)\(late)")
            lines += event.clock.map { "      clock: it \($0)" }
            lines += StateText.details(event)
        }
        for item in message.pending {
            lines.append(line(item))
        }
        if message.events.isEmpty, message.pending.isEmpty {
            lines.append("    nothing has come back and nothing is due")
        }
        return lines
    }

    private static func line(_ route: RouteBody) -> String {
        let party = route.party ?? ""
        let because = route.reasons.isEmpty ? "" : " because \(route.reasons.joined(separator: ", "))"
        let words =
            switch route.state {
            case "waiting": "no answer yet"
            case "at-a-relay": "at relay \(party)"
            case "accepted":
                party.isEmpty
                    ? "taken by the recipient's node" : "taken by the recipient's node from \(party)"
            case "arrived-otherwise": "the recipient's node had it by another route"
            case "refused": "refused by \(party)\(because)"
            case "failed": "\(party) says that it could not hand it on\(because)"
            default: route.state
            }
        return "    route \(route.route): \(words)"
    }

    static func line(_ item: MessageViewBody.Pending) -> String {
        let time = item.seconds > 0 ? "in \(item.seconds) s" : "now"
        let tries = item.attempts == 1 ? "1 try" : "\(item.attempts) tries"
        let problem = item.lastProblem.map { ", the last one: \($0)" } ?? ""
        return "    next try of \(item.what) to \(item.to) \(time) (\(item.nextTry)), "
            + "\(tries) so far\(problem)"
    }

    private static func words(_ outcome: String) -> String {
        switch outcome {
        case "opened": "opened by the node"
        case "acknowledged": "acknowledged (an officer's key answered; this is not consent)"
        case "decision-maker-acknowledged": "acknowledged by a decision-maker's key (this is not consent)"
        default: outcome.replacing("-", with: " ")
        }
    }
}
