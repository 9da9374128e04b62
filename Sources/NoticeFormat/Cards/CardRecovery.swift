// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's word that it lost a part of its record and goes on under another log (card.md, section 4).
package struct CardRecovery: Hashable, Sendable {
    /// Numbers of dispatches of which the party no longer knows what they held, if they were ever made.
    package struct LostNumbers: Hashable, Sendable {
        package var party: PartyID
        package var from: Int
        package var to: Int

        package init(party: PartyID, from: Int, to: Int) {
            self.party = party
            self.from = from
            self.to = to
        }
    }

    package var at: Timestamp
    /// Of the log that ends here.
    package var origin: String
    /// How many of its leaves the party still had.
    package var size: Int
    /// Ascending by party, at most one for each.
    package var lost: [LostNumbers]

    package init(at: Timestamp, origin: String, size: Int, lost: [LostNumbers]) {
        self.at = at
        self.origin = origin
        self.size = size
        self.lost = lost
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        at = try reader.text("at")
        var log = try reader.object("log")
        origin = try log.raw("origin")
        size = try log.integer("size", in: 0...JSONLimit.largestInteger)
        try log.finish()
        try log.require(NetworkAddress.isNoteName(origin), "origin cannot stand in a signed note")
        lost = try reader.objects("lost", count: 0...256).map { (each) throws(FormatError) in
            try LostNumbers(each)
        }
        try reader.finish()
        try reader.require(
            zip(lost, lost.dropFirst()).allSatisfy { $0.party < $1.party },
            "lost numbers are ascending by party, once each"
        )
    }

    package var json: JSONValue {
        .object([
            ("at", .text(at)),
            ("log", .object([("origin", .string(origin)), ("size", .number(size))])),
            ("lost", .array(lost.map(\.json))),
        ])
    }
}

extension CardRecovery.LostNumbers {
    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        party = try reader.text("party")
        from = try reader.integer("from", in: 1...JSONLimit.largestInteger)
        to = try reader.integer("to", in: 1...JSONLimit.largestInteger)
        try reader.finish()
        try reader.require(from <= to, "the last lost number is below the first")
    }

    package var json: JSONValue {
        .object([("party", .text(party)), ("from", .number(from)), ("to", .number(to))])
    }
}
