// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A meeting on some notices: who called it, who was to come, who came, the outcome (posture.md, section 7).
///
/// The word of whoever signs the notice.
package struct MeetingRecord: Hashable, Sendable {
    package let calledBy: PartyID
    package let at: Timestamp
    /// Ascending.
    package let invited: [PartyID]
    /// Ascending, of those invited; nil before the meeting.
    package let attended: [PartyID]?
    package let outcome: String?

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        calledBy = try reader.text("calledBy")
        at = try reader.text("at")
        invited = try reader.texts("invited", count: 1...64, .ascending)
        attended = try reader.optionalTexts("attended", count: 0...64, .ascending)
        outcome = try reader.optionalString("outcome", characters: 1...16_384, .prose)
        try reader.finish()
        try reader.require((attended ?? []).allSatisfy(invited.contains), "somebody attended uninvited")
        try reader.require(outcome == nil || attended != nil, "an outcome without attendance")
    }

    /// Invited and not there; empty before the meeting.
    package var absent: [PartyID] {
        attended.map { attended in invited.filter { !attended.contains($0) } } ?? []
    }

    package var json: JSONValue {
        .object([
            ("at", .text(at)), ("attended", attended.map { .texts($0) }), ("calledBy", .text(calledBy)),
            ("invited", .texts(invited)), ("outcome", outcome.map { .string($0) }),
        ])
    }
}
