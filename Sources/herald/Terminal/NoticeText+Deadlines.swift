// SPDX-License-Identifier: Apache-2.0

import NodeAPI

extension NoticeText {
    /// "cancel: 3 recipients, 2 reached, 1 acknowledged, 1 outstanding: c.example".
    static func reach(_ view: NoticeViewBody) -> [String] {
        view.reach.map { reach in
            let names = reach.outstanding.isEmpty ? "" : ": \(reach.outstanding.joined(separator: ", "))"
            let count = reach.recipients == 1 ? "1 recipient" : "\(reach.recipients) recipients"
            return "  \(reach.kind): \(count), \(reach.reached) reached, \(reach.acknowledged) acknowledged, "
                + "\(reach.outstanding.count) outstanding\(names)"
        }
    }

    /// Clock, start, end, what is left or how it ended, and what the sender says follows.
    static func line(_ deadline: DeadlineBody) -> String {
        let what =
            switch deadline.limit {
            case "reply": "reply deadline"
            case "delivery": "delivery"
            case "promise": "promised report"
            default: "end of the notice"
            }
        let clock = deadline.clock.map { clock in
            let start = deadline.startedAt.map { "since \($0)" } ?? "not begun"
            return " from \(clock), \(start),"
        }
        let standing = deadline.standing == "running" ? "\(deadline.seconds) s left" : deadline.standing
        let consequence = deadline.consequence.map { "; the sender says what follows: \($0)" } ?? ""
        return "\(what)\(clock ?? "") \(deadline.endsAt), \(standing)\(consequence)"
    }

    /// "notice given 3600 s before the window, 86400 s promised: late (by the sender's clock)".
    static func line(_ lead: LeadBody) -> String {
        let short = lead.shortSeconds.map { " (\($0) s with a reason)" } ?? ""
        let when = lead.seconds < 0 ? "\(-lead.seconds) s after" : "\(lead.seconds) s before"
        return "notice given \(when) the beginning of the window, "
            + "\(lead.promisedSeconds) s\(short) promised: \(lead.standing.replacing("-", with: " ")) (by the sender's clock)"
    }

    static func line(_ task: DeadlinesBody.Task) -> String {
        let what =
            switch task.step {
            case "second-contact": "send to the second contact \(task.parties.joined(separator: ", "))"
            case "meeting-of-two": "invite \(task.to) to a meeting of the two"
            default: "invite to a meeting of all: \(task.parties.joined(separator: ", "))"
            }
        let id = task.notice ?? task.msg
        return "to do since \(task.openedAt): \(id) to \(task.to) is unanswered: \(what)"
            + " (herald escalate \(id) --rung \(task.rung) --fields FILE)"
    }
}
