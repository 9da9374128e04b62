// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// How far a recipient says that it passed a notice on, and whether that is enough before its window opens
/// (evidence.md, section 10).
///
/// The recipient's own word about itself: it shows neither that anybody understood it nor that anybody acts.
package struct Dissemination: Sendable, Hashable {
    package enum Standing: String, Sendable, Hashable {
        /// Those who watch and act have it, the recipient says.
        case confirmed
        /// The window is more than a day off.
        case waiting
        /// The window opens within a day or has opened, and nothing says that those who act have it.
        case red
    }

    /// A path that the recipient says is broken.
    package struct Break: Sendable, Hashable {
        package var level: DisseminationLevel
        package var at: Timestamp
        package var reasons: [ReasonCode]

        package init(level: DisseminationLevel, at: Timestamp, reasons: [ReasonCode]) {
            self.level = level
            self.at = at
            self.reasons = reasons
        }
    }

    /// From when on silence is red, in seconds before the window.
    package static let warning: Int64 = 86_400

    /// The claimed time at which each level was first stated.
    package private(set) var statedAt: [DisseminationLevel: Timestamp] = [:]
    package private(set) var down: Break?
    /// Nil for a notice that announces no window.
    package private(set) var standing: Standing?
    package private(set) var opensAt: Timestamp?

    /// `events` are the recipient's own, in the order of their chain.
    package init(_ events: [EvidencePayload], window: EventWindow?, isInForce: Bool, now: Timestamp) {
        for event in events {
            guard let level = event.binding.level else { continue }
            if event.event == .passedOn {
                if statedAt[level] == nil { statedAt[level] = event.at }
                if let broken = down, level >= broken.level { down = nil }
            } else if event.event == .notPassedOn {
                down = Break(level: level, at: event.at, reasons: event.reasons)
            }
        }
        guard let window else { return }
        opensAt = window.from
        if lowest?.isActing == true {
            standing = .confirmed
        } else if isInForce {
            standing = now >= window.from.adding(seconds: -Self.warning) ? .red : .waiting
        }
    }

    /// The lowest level stated.
    package var lowest: DisseminationLevel? { statedAt.keys.max() }

    package var isEmpty: Bool { statedAt.isEmpty && down == nil && standing == nil }
}
