// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Why an opening is allowed, as its issuer puts it (seal.md, section 3).
package enum OpeningBasis: Hashable, Sendable {
    /// The date of the rule is reached: the anchors of the opening have to show it.
    case date
    /// The issuer's own word that the event has happened: testimony.
    case event(String)
    /// The consent of the counterpart, compact.
    case consent(String)
    /// The consent of the arbiter, compact.
    case arbiter(String)

    /// Of the statement that an event has happened.
    package static let statementLength = 1...4000

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        let kind: ReleaseRule.Kind = try reader.text("kind")
        switch kind {
        case .date: self = .date
        case .event:
            self = .event(try reader.string("statement", characters: Self.statementLength, .prose))
        case .consent: self = .consent(try reader.compact("consent"))
        case .arbiter: self = .arbiter(try reader.compact("consent"))
        }
        try reader.finish()
    }

    package var kind: ReleaseRule.Kind {
        switch self {
        case .date: .date
        case .event: .event
        case .consent: .consent
        case .arbiter: .arbiter
        }
    }

    package var json: JSONValue {
        switch self {
        case .date: .object([("kind", .text(kind))])
        case .event(let words): .object([("kind", .text(kind)), ("statement", .string(words))])
        case .consent(let jws), .arbiter(let jws):
            .object([("consent", .string(jws)), ("kind", .text(kind))])
        }
    }

    /// The signed consent that it holds.
    package var consent: String? {
        switch self {
        case .consent(let jws), .arbiter(let jws): jws
        case .date, .event: nil
        }
    }
}
