// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// A filing of a bundle, and when it was made.
///
/// What it says is its issuer's word. It is no notice and changes nothing that the bundle shows of one.
public struct FilingReport: Sendable {
    package let filing: Filing
    public let window: TimeWindow
    /// Of a statement, by the cards that the verifier was given.
    package let standing: SpeakerStanding?
    /// False if a revoked key signed it and it is not shown to be older.
    package let isCounted: Bool

    package var id: ObjectID { filing.id }
    package var issuer: PartyID { filing.payload.issuer }
    package var type: String { filing.type.rawValue }
}

extension FilingReport {
    var lines: [String] {
        ["\(type) \(id.text) by \(issuer.text)"] + filing.lines.map { "    \($0)" }
            + [standing.map { "    standing: \($0.words)" }].compactMap { $0 }
            + (isCounted ? [] : ["    \(RevokedSignature.uncountedWords)"]) + ["  made \(window.words)"]
    }

    var json: JSONValue {
        .object([
            ("counts", .bool(isCounted)), ("id", .string(id.text)), ("issuer", .string(issuer.text)),
            ("payload", filing.payload.json),
            ("nature", standing.map { _ in .string(StatementPayload.nature) }), ("standing", standing?.json),
            ("type", .string(type)), ("window", window.json),
        ])
    }
}

extension Filing {
    /// What it says, for people.
    fileprivate var lines: [String] {
        switch self {
        case .statement(let statement): statement.payload.lines.map(quoted)
        case .seal(let seal): seal.lines
        case .opening(let opening): opening.lines
        case .consent(let consent): consent.lines
        }
    }
}
