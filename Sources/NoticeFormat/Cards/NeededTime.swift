// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The seconds that a party says it needs with what is sent to it, or through it (card.md, section 6).
package struct NeededTime: Hashable, Sendable {
    /// With whose notices; nil is everybody's.
    package var parties: [PartyID]?
    /// As a relay, from taking an envelope to handing it on.
    package var carriage: Int
    /// As a recipient, from opening a notice to understanding it.
    package var translation: Int
    /// As a recipient, from understanding it to an answer.
    package var decision: Int

    package init(parties: [PartyID]? = nil, carriage: Int = 0, translation: Int = 0, decision: Int = 0) {
        self.parties = parties
        self.carriage = carriage
        self.translation = translation
        self.decision = decision
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        parties = try reader.optionalTexts("parties", count: 1...64)
        carriage = try reader.optionalInteger("carriage", in: Self.range) ?? 0
        translation = try reader.optionalInteger("translation", in: Self.range) ?? 0
        decision = try reader.optionalInteger("decision", in: Self.range) ?? 0
        try reader.finish()
    }

    private static let range = 1...31_536_000

    package var json: JSONValue {
        func seconds(_ value: Int) -> JSONValue? { value > 0 ? .number(value) : nil }
        return .object([
            ("carriage", seconds(carriage)), ("decision", seconds(decision)),
            ("parties", parties.map { .texts($0) }), ("translation", seconds(translation)),
        ])
    }
}

extension [NeededTime] {
    /// The first entry about a party's notices, or nil: then nothing is known.
    package func entry(for party: PartyID) -> NeededTime? {
        first { $0.parties?.contains(party) ?? true }
    }
}
