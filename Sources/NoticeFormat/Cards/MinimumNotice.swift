// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// How long before its window a party gives notice of what it announces (card.md, section 6).
package struct MinimumNotice: Hashable, Sendable {
    /// At least one.
    package var kinds: [NoticeKind]
    /// Values of the field `event`; nil matches every one and none.
    package var events: [String]?
    /// Recipients; nil is everybody.
    package var parties: [PartyID]?
    /// From the dispatch to the beginning of the window, from 1.
    package var seconds: Int
    /// How much of it an emergency may leave, if the notice gives the reason; nil without such a rule.
    package var shortSeconds: Int?

    package init(
        kinds: [NoticeKind],
        events: [String]? = nil,
        parties: [PartyID]? = nil,
        seconds: Int,
        shortSeconds: Int? = nil
    ) {
        self.kinds = kinds
        self.events = events
        self.parties = parties
        self.seconds = seconds
        self.shortSeconds = shortSeconds
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        kinds = try reader.texts("kinds", count: 1...NoticeKind.allCases.count)
        events = try reader.optionalRawList("events", count: 1...64)
        parties = try reader.optionalTexts("parties", count: 1...64)
        seconds = try reader.integer("seconds", in: 1...JSONLimit.largestInteger)
        shortSeconds = try reader.optionalInteger("shortSeconds", in: 0...JSONLimit.largestInteger)
        try reader.finish()
        try reader.require(
            (events ?? []).allSatisfy { TextRule.prose.allows($0, characters: 1...1000) },
            "an event that is no text"
        )
        try reader.require(shortSeconds.map { $0 < seconds } ?? true, "short notice is not shorter")
    }

    package var json: JSONValue {
        .object([
            ("events", events.map { .strings($0) }), ("kinds", .texts(kinds)),
            ("parties", parties.map { .texts($0) }), ("seconds", .number(seconds)),
            ("shortSeconds", shortSeconds.map { .number($0) }),
        ])
    }

    fileprivate func matches(_ kind: NoticeKind, event: String?, to recipient: PartyID) -> Bool {
        guard kinds.contains(kind), parties?.contains(recipient) ?? true else { return false }
        guard let events else { return true }
        return events.contains { each in event.map { each.utf8.elementsEqual($0.utf8) } ?? false }
    }
}

extension [MinimumNotice] {
    /// The first rule that matches, or nil: then nothing was promised.
    package func rule(for kind: NoticeKind, event: String?, to recipient: PartyID) -> MinimumNotice? {
        first { $0.matches(kind, event: event, to: recipient) }
    }
}
