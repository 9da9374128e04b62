// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What the words say to whom, on what basis, as the recorder reads them (statement.md, section 4).
///
/// Each part can be `not-assessed`: nothing is filled in for a recorder who did not say.
package struct StatementReading: Hashable, Sendable {
    package var addressee: Part
    package var basis: Part
    package var advice: Part
    package var threat: Threat

    package init(
        addressee: Part = .notAssessed,
        basis: Part = .notAssessed,
        advice: Part = .notAssessed,
        threat: Threat = .notAssessed
    ) {
        self.addressee = addressee
        self.basis = basis
        self.advice = advice
        self.threat = threat
    }

    /// One part: absent from the words, there, or not looked at.
    package enum Part: Hashable, Sendable {
        case notAssessed
        /// The words have none, which is an answer.
        case none
        case given(String)

        package var text: String? {
            if case .given(let text) = self { text } else { nil }
        }
    }

    package enum Threat: String, Word, Sendable {
        case no
        case notAssessed = "not-assessed"
        case yes
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        addressee = try Self.part("addressee", absent: "none", &reader)
        advice = try Self.part("advice", absent: "none", &reader)
        basis = try Self.part("basis", absent: "none-given", &reader)
        threat = try reader.text("threat")
        try reader.finish()
    }

    package var json: JSONValue {
        .object(
            Self.members("addressee", absent: "none", addressee)
                + Self.members("advice", absent: "none", advice)
                + Self.members("basis", absent: "none-given", basis) + [("threat", .text(threat))]
        )
    }

    private static func part(
        _ name: String,
        absent: String,
        _ reader: inout MemberReader
    ) throws(FormatError) -> Part {
        let word = try reader.raw(name)
        let text = try reader.optionalString("\(name)Text", characters: 1...2000, .prose)
        switch (word, text) {
        case ("not-assessed", nil): return .notAssessed
        case (absent, nil): return .none
        case ("given", let text?): return .given(text)
        default: throw reader.refusal("not-assessed, \(absent), or given with its text expected", at: name)
        }
    }

    private static func members(_ name: String, absent: String, _ part: Part) -> [(String, JSONValue?)] {
        switch part {
        case .notAssessed: [(name, "not-assessed")]
        case .none: [(name, .string(absent))]
        case .given(let text): [(name, "given"), ("\(name)Text", .string(text))]
        }
    }

    /// One line for each part, for people.
    package var lines: [String] {
        [
            "addressee: \(Self.words(addressee, absent: "none"))",
            "basis: \(Self.words(basis, absent: "not given"))",
            "advice: \(Self.words(advice, absent: "none"))",
            "contains a threat: \(threat == .notAssessed ? "not assessed" : threat.text)",
        ]
    }

    private static func words(_ part: Part, absent: String) -> String {
        switch part {
        case .notAssessed: "not assessed"
        case .none: absent
        case .given(let text): text
        }
    }
}
