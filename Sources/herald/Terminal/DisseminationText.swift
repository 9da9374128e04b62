// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// How far a notice was passed on inside the recipient, as lines for people.
enum DisseminationText {
    static func lines(_ message: MessageViewBody) -> [String] {
        let state = message.dissemination
        var lines: [String] = []
        if let lowest = state.lowest {
            lines.append("    passed on to \(lowest), \(message.to) says\(missing(lowest))")
        } else if state.standing != nil {
            let acknowledged = message.states.acknowledged == nil ? "" : "acknowledged, and "
            lines.append("    \(acknowledged)nothing says how far it was passed on")
        }
        if let down = state.down {
            let reasons = state.reasons.joined(separator: ", ")
            lines.append("    *** PATH DOWN: \(message.to) cannot reach its \(down) (\(reasons)) ***")
        }
        if state.standing == "red", let opens = state.opensAt {
            lines.append("    *** RED: window from \(opens), and nothing says that those who act have it ***")
        }
        return lines
    }

    /// "acknowledged by liaison, not yet by unit".
    private static func missing(_ lowest: String) -> String {
        guard let level = DisseminationLevel(rawValue: lowest), !level.isActing else { return "" }
        return ", not yet to \(DisseminationLevel.unit.rawValue)"
    }
}
