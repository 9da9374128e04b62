// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a statement says it belongs to (statement.md, section 5).
package struct StatementLinks: Hashable, Sendable {
    /// Of one list.
    package static let largestCount = 16

    /// Statements that it answers; ascending, as each list here.
    package var answers: [ObjectID]
    /// Notices that it speaks of; it is none of them and stands in for none.
    package var cites: [ObjectID]
    /// The statement whose words should have been these.
    package var corrects: ObjectID?
    /// Statements or notices that came before it in a chain of events.
    package var follows: [ObjectID]
    /// The statement that its speaker takes back with these words.
    package var retracts: ObjectID?

    /// Sorts the lists and leaves repeats out.
    package init(
        answers: [ObjectID] = [],
        cites: [ObjectID] = [],
        corrects: ObjectID? = nil,
        follows: [ObjectID] = [],
        retracts: ObjectID? = nil
    ) {
        self.answers = Self.ascending(answers)
        self.cites = Self.ascending(cites)
        self.corrects = corrects
        self.follows = Self.ascending(follows)
        self.retracts = retracts
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        let count = 1...Self.largestCount
        answers = try reader.optionalTexts("answers", count: count, .ascending) ?? []
        cites = try reader.optionalTexts("cites", count: count, .ascending) ?? []
        corrects = try reader.optionalText("corrects")
        follows = try reader.optionalTexts("follows", count: count, .ascending) ?? []
        retracts = try reader.optionalText("retracts")
        try reader.finish()
        try reader.require(!isEmpty, "no link in links")
        try reader.require(corrects == nil || retracts == nil, "both corrects and retracts")
    }

    package var json: JSONValue {
        .object([
            ("answers", Self.list(answers)), ("cites", Self.list(cites)),
            ("corrects", corrects.map { .text($0) }), ("follows", Self.list(follows)),
            ("retracts", retracts.map { .text($0) }),
        ])
    }

    package var isEmpty: Bool { self == StatementLinks() }

    /// The one statement that it corrects or retracts.
    package var changes: ObjectID? { corrects ?? retracts }

    /// The statements that must be known before this one: those that it corrects, retracts or answers.
    package var statements: [ObjectID] { Self.ascending([corrects, retracts].compactMap { $0 } + answers) }

    /// Everything that it names, which was there before it.
    package var all: [ObjectID] { Self.ascending(statements + cites + follows) }

    private static func ascending(_ ids: [ObjectID]) -> [ObjectID] {
        Set(ids).sorted { precedesInBytes($0.text, $1.text) }
    }

    private static func list(_ ids: [ObjectID]) -> JSONValue? { ids.isEmpty ? nil : .texts(ids) }
}
