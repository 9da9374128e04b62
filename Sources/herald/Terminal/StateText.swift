// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// The five states of a delivery, what evidence says, and denials, as lines for people.
enum StateText {
    /// One line for each of the five states, shown or not: none follows from another.
    static func lines(_ states: DeliveryStatesBody) -> [String] {
        var lines = DeliveryState.allCases.map { state in
            guard let time = states.shown[state.rawValue] else { return "    not shown: \(state.words)" }
            return "    \(time)  \(state.words)" + elapsed(states, state)
        }
        if let time = states.acknowledged {
            lines.append("    \(time)  acknowledged by an officer's key (this is not consent)")
        }
        return lines
    }

    private static func elapsed(_ states: DeliveryStatesBody, _ state: DeliveryState) -> String {
        guard let part = states.elapsed.first(where: { $0.to == state.rawValue }) else { return "" }
        return ", \(part.seconds) s after \(part.from.replacing("-", with: " ")) (their own clocks)"
    }

    /// What an event says beyond that it happened.
    static func details(_ event: MessageViewBody.Event) -> [String] {
        var lines = event.details.sorted { $0.key < $1.key }.map { "      \($0.key): \($0.value)" }
        if let note = event.note {
            lines.append("      note: \(quoted(note))")
        } else if event.hasNote {
            lines.append("      a note that only the sender's node opens")
        }
        return lines
    }

    static func lines(_ denial: DenialViewBody) -> [String] {
        [
            "    \(denial.at)  \(denial.issuer) denies \(denial.about); this changes nothing above:",
            "      \(quoted(denial.text))",
        ]
    }

    /// A text must not be able to write lines of its own.
    private static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n      | ")
    }
}
