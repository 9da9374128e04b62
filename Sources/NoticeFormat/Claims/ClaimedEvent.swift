// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The event that a claim's times are held against, as the claimant states it (claim.md, section 4).
///
/// Herald does not look into whether or when it happened.
package struct ClaimedEvent: Hashable, Sendable {
    package var name: String?
    /// The earliest and the latest time it may have been at; equal for an event stated to the second.
    package var from: Timestamp
    package var to: Timestamp

    /// An end before the beginning is a bug.
    package init(name: String? = nil, from: Timestamp, to: Timestamp) {
        precondition(from <= to, "event ends before it begins")
        self.name = name
        self.from = from
        self.to = to
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        name = try reader.optionalString("name", characters: 1...200)
        let instant: Timestamp? = try reader.optionalText("at")
        let earliest: Timestamp? = try reader.optionalText("from")
        let latest: Timestamp? = try reader.optionalText("to")
        try reader.finish()
        switch (instant, earliest, latest) {
        case (let at?, nil, nil): (from, to) = (at, at)
        case (nil, let begin?, let end?): (from, to) = (begin, end)
        default: throw reader.refusal("either \"at\", or \"from\" and \"to\" expected")
        }
        try reader.require(from <= to, "the event ends before it begins")
    }

    package var json: JSONValue {
        from == to
            ? .object([("at", .text(from)), ("name", name.map { .string($0) })])
            : .object([("from", .text(from)), ("name", name.map { .string($0) }), ("to", .text(to))])
    }

    /// For people.
    package var words: String {
        let time = from == to ? from.text : "\(from.text) to \(to.text)"
        return name.map { "\($0) (stated time \(time))" } ?? "the stated time \(time)"
    }
}

/// Where a claim puts a notice against its event (claim.md, section 4).
package struct ClaimedTime: Hashable, Sendable {
    package var order: ClaimedOrder
    package var act: ClaimedAct
    /// Seconds between the act and the event, at least; only with `before`.
    package var minimumLead: Int?

    package init(_ order: ClaimedOrder, act: ClaimedAct = .arrival, minimumLead: Int? = nil) {
        self.order = order
        self.act = act
        self.minimumLead = minimumLead
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        order = try reader.text("is")
        act = try reader.optionalText("of") ?? .arrival
        minimumLead = try reader.optionalInteger("minimumLead", in: 1...JSONLimit.largestInteger)
        try reader.finish()
        try reader.require(minimumLead == nil || order == .before, "a lead needs \"before\"")
    }

    package var json: JSONValue {
        .object([
            ("is", .text(order)), ("minimumLead", minimumLead.map { .number($0) }), ("of", .text(act)),
        ])
    }
}
