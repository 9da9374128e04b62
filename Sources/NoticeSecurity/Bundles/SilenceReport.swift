// SPDX-License-Identifier: Apache-2.0

public import NoticeFormat

/// The answer to a bundle's question whether a channel was silent (docs/spec/bundle.md section 7).
public struct SilenceReport: Sendable {
    public enum Verdict: String, Sendable, CaseIterable {
        /// The sender bound itself to "no dispatch in this channel" over the whole period.
        case shown
        /// A dispatch was made in the period, or may have been.
        case dispatch
        case notShown = "not-shown"
    }

    /// A dispatch that lies or may lie in the period.
    public struct Dispatch: Sendable, Hashable {
        public let number: Int
        public let id: ObjectID
        public let window: TimeWindow
        /// Both bounds of its window lie in the period; else it only may.
        public let isInside: Bool
    }

    /// What a party other than the sender says about the period; testimony.
    public struct Voice: Sendable, Hashable {
        public enum Part: String, Sendable { case recipient, relay }
        public enum Stand: String, Sendable {
            case agrees, differs
            case notShown = "not-shown"
        }

        public let party: PartyID
        public let part: Part
        public let stand: Stand
        public let words: String
    }

    public let from: PartyID
    public let to: PartyID
    public let after: Timestamp
    public let before: Timestamp
    public let verdict: Verdict
    /// Ascending by number; empty unless the verdict is `dispatch`.
    public let dispatches: [Dispatch]
    /// What the statuses of the sender would have to show besides; empty exactly for the verdict `shown`.
    public let missing: [String]
    /// The windows of the sender's two statuses, with `shown`.
    public let bounds: [TimeWindow]
    /// The recipient first, then relays in ascending order.
    public let voices: [Voice]

    /// Whoever the verdict rests on or agrees with it.
    public var saidBy: [PartyID] {
        (verdict == .shown ? [from] : []) + voices.filter { $0.stand == .agrees }.map(\.party)
    }

    /// Holds for every verdict.
    public static let doesNotFollow =
        "anything about other routes or messages outside Herald; what colluding parties hide together"

    /// One line: the verdict, and by whom.
    public var words: String {
        let period = "from \(after.text) to \(before.text)"
        let others = voices.isEmpty ? "" : "; " + voices.map(\.words).joined(separator: "; ")
        switch verdict {
        case .shown:
            return "no dispatch from \(from.text) to \(to.text) \(period): bound by the sender\(others)"
        case .dispatch:
            let numbers = dispatches.map { "\($0.number)\($0.isInside ? "" : " (it may be)")" }
            return "not silent \(period): dispatch \(numbers.joined(separator: ", ")) lies in it\(others)"
        case .notShown:
            return "silence \(period) is not shown: \(missing.joined(separator: "; "))\(others)"
        }
    }
}
