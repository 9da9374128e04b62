// SPDX-License-Identifier: Apache-2.0

/// The relays that an envelope goes through, in order; none means directly (envelope.md, section 2).
///
/// Its text is `direct`, or the relays joined by `/`.
public struct Route: Hashable, Sendable {
    /// The most relays one after the other.
    public static let largestCount = 8
    public static let direct = Route()

    public let relays: [PartyID]

    private init() {
        relays = []
    }

    /// Refuses more than ``largestCount`` relays, and one that occurs twice.
    public init(relays: [PartyID]) throws(FormatError) {
        guard relays.count <= Self.largestCount else {
            throw FormatError(.malformedRoute, "more than \(Self.largestCount) relays in a row")
        }
        guard Set(relays).count == relays.count else {
            throw FormatError(.malformedRoute, "a relay occurs twice in the route")
        }
        self.relays = relays
    }

    public init(_ text: String) throws(FormatError) {
        guard text != "direct" else {
            self.init()
            return
        }
        let names = text.split(separator: "/", omittingEmptySubsequences: false)
        try self.init(relays: names.map { name throws(FormatError) in try PartyID(String(name)) })
    }

    public var text: String {
        relays.isEmpty ? "direct" : relays.map(\.text).joined(separator: "/")
    }

    /// Everybody who is handed the envelope, in order: the relays, then the recipient.
    package func stops(to recipient: PartyID) -> [PartyID] { relays + [recipient] }

    /// What submissions of one envelope are sorted by: next hop, then the relays after it.
    package func order(to recipient: PartyID) -> [PartyID] { relays.isEmpty ? [recipient] : relays }

    /// Who hands the envelope to this party; nil if the party is no stop of the route.
    package func hop(before party: PartyID, from sender: PartyID, to recipient: PartyID) -> PartyID? {
        let stops = stops(to: recipient)
        guard let place = stops.firstIndex(of: party) else { return nil }
        return place == 0 ? sender : stops[place - 1]
    }

    /// Whom this party hands the envelope to: the first stop for the sender; nil for the recipient and others.
    package func hop(after party: PartyID, from sender: PartyID, to recipient: PartyID) -> PartyID? {
        let line = [sender] + stops(to: recipient)
        guard let place = line.firstIndex(of: party), place + 1 < line.count else { return nil }
        return line[place + 1]
    }

    /// The way to this recipient: a relay that is the recipient itself ends it.
    package func ending(at recipient: PartyID) -> Route {
        guard let end = relays.firstIndex(of: recipient) else { return self }
        return (try? Route(relays: Array(relays[..<end]))) ?? self
    }
}

extension Route: TextValue {}

extension Route: Comparable {
    /// Relay by relay; a route that another one begins with comes first.
    public static func < (left: Route, right: Route) -> Bool {
        left.relays.lexicographicallyPrecedes(right.relays)
    }
}

extension Route: CustomStringConvertible {
    public var description: String { text }
}
