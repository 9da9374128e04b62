// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What a movement was notified as, and what it says it is when it leaves (humanitarian.md, section 5).
package struct Departure: Sendable, Hashable {
    package var party: MovementParty
    package var route: RouteLine?
    package var window: EventWindow?

    package init(party: MovementParty, route: RouteLine?, window: EventWindow?) {
        self.party = party
        self.route = route
        self.window = window
    }

    /// What is not the same, by name; the time of departure aside.
    package func differences(from other: Departure) -> [String] {
        var names: [String] = []
        if party.vehicles != other.party.vehicles { names.append("vehicles") }
        if party.persons != other.party.persons { names.append("persons") }
        if party.escort != other.party.escort { names.append("escort") }
        if party.marks != other.party.marks { names.append("marks") }
        if route != other.route { names.append("route") }
        if window != other.window { names.append("window") }
        return names
    }
}

extension EntryNotice {
    /// Nil for what is no version of a movement.
    package var departure: Departure? {
        entry?.movement.map { Departure(party: $0, route: route, window: window) }
    }
}

extension EntryHistory {
    package enum Phase: String, Sendable, Hashable {
        case planned, active, completed, aborted
    }

    /// Why a movement cannot become active as it is declared.
    package enum Obstacle: Sendable, Hashable {
        case changed([String])
        /// Recipients that the newest version has not reached.
        case notReached([PartyID])
        case outsideWindow
        case over(Phase)

        package var code: String {
            switch self {
            case .changed: "changed-since-notified"
            case .notReached: "not-reached"
            case .outsideWindow: "outside-window"
            case .over: "movement-over"
            }
        }

        package var words: String {
            switch self {
            case .changed(let names): "not as it was notified: \(names.joined(separator: ", "))"
            case .notReached(let parties):
                "the last version has not reached \(parties.map(\.text).joined(separator: ", "))"
            case .outsideWindow: "the departure lies outside the notified window"
            case .over(let phase): "the movement is \(phase.rawValue)"
            }
        }
    }

    /// Nil for a site.
    package var phase: Phase? {
        guard versions.last?.entry?.movement != nil else { return nil }
        switch ending?.kind {
        case .cancel?, .standDown?: return .aborted
        case .closeOut?: return .completed
        default: return activation == nil ? .planned : .active
        }
    }

    /// The first version that says that it left.
    package var activation: EntryNotice? {
        versions.first { $0.entry?.movement?.departedAt != nil }
    }

    /// What the version that made it active changed without a word; empty for one that follows the rules.
    package var unannounced: [String] {
        guard let active = activation, let place = versions.firstIndex(of: active), place > 0,
            let declared = active.departure, let notified = versions[place - 1].departure
        else { return [] }
        return declared.differences(from: notified)
    }

    /// Nil if it may become active now; a movement that is active may be changed at any time.
    package func obstacle(to next: Departure) -> Obstacle? {
        guard let phase, let last = versions.last, let notified = last.departure else { return nil }
        if phase == .completed || phase == .aborted { return .over(phase) }
        guard phase == .planned, let departedAt = next.party.departedAt else { return nil }
        let changes = next.differences(from: notified)
        if !changes.isEmpty { return .changed(changes) }
        let missing = last.receptions.filter { $0.reachedAt == nil }.map(\.to)
        if !missing.isEmpty { return .notReached(missing.sorted()) }
        if let window = next.window, departedAt < window.from || departedAt > window.to {
            return .outsideWindow
        }
        return nil
    }

    /// Messages on the movement, in order, with the seconds since the one before.
    package var line: [(notice: EntryNotice, seconds: Int64)] {
        let messages = notices.filter { $0.part == .line }
        var before = messages.first?.sentAt
        return messages.map { message in
            defer { before = message.sentAt }
            return (message, message.sentAt.seconds(since: before ?? message.sentAt))
        }
    }
}
