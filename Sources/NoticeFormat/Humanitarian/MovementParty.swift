// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Who and what moves, as it was notified or as it left (humanitarian.md, section 2).
package struct MovementParty: Hashable, Sendable {
    package static let largestVehicles = 10_000
    package static let largestPersons = 1_000_000

    package var vehicles: Int
    package var persons: Int
    package var escort: Escort
    /// What the vehicles look like, and what they carry.
    package var marks: String?
    /// The sender's claim; a movement is active from the notice that holds it.
    package var departedAt: Timestamp?

    package init(
        vehicles: Int,
        persons: Int,
        escort: Escort,
        marks: String? = nil,
        departedAt: Timestamp? = nil
    ) {
        self.vehicles = vehicles
        self.persons = persons
        self.escort = escort
        self.marks = marks
        self.departedAt = departedAt
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        vehicles = try reader.integer("vehicles", in: 0...Self.largestVehicles)
        persons = try reader.integer("persons", in: 0...Self.largestPersons)
        escort = try reader.text("escort")
        marks = try reader.optionalString("marks", characters: 1...200)
        departedAt = try reader.optionalText("departedAt")
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("departedAt", departedAt.map { .text($0) }), ("escort", .text(escort)),
            ("marks", marks.map { .string($0) }), ("persons", .number(persons)),
            ("vehicles", .number(vehicles)),
        ])
    }

    package var words: String {
        let escort =
            switch escort {
            case .none: "no escort"
            case .unarmed: "unarmed escort"
            case .armed: "ARMED escort"
            }
        let marks = marks.map { ", \($0)" } ?? ""
        return "\(vehicles) vehicles, \(persons) persons, \(escort)\(marks)"
    }
}
