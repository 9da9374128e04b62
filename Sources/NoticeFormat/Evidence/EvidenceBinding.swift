// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// What an event binds beyond the core of evidence (evidence.md, section 2).
///
/// Which of these an event has, ``EvidenceShape`` says.
package struct EvidenceBinding: Hashable, Sendable {
    /// The sender's hand-over, as compact JWS.
    package var submission: String?
    package var size: SizeClass?
    package var grade: Grade?
    package var deadline: Timestamp?
    package var relay: PartyID?
    /// The relay's SubmissionAcceptance.
    package var hop: ObjectID?
    package var attempts: Int?
    package var dispatch: ObjectID?
    package var notice: ObjectID?
    /// Number of hidden fields.
    package var hidden: Int?
    /// Only ever true: every hidden field was present and matched.
    package var allMatched: Bool?
    package var sdHash: Digest?
    package var specificity: SpecificityMatch?
    package var role: Role?
    package var card: ObjectID?
    /// A role or a title.
    package var conveyedTo: String?

    package init() {}

    /// Reads the members that are there, whether or not the event may have them.
    init(_ reader: inout MemberReader) throws(FormatError) {
        submission = try reader.optionalCompact("submission")
        if reader.has("size") { size = try reader.sizeClass("size") }
        grade = try reader.optionalText("grade")
        deadline = try reader.optionalText("deadline")
        relay = try reader.optionalText("relay")
        hop = try reader.optionalText("hop")
        attempts = try reader.optionalInteger("attempts", in: 0...JSONLimit.largestInteger)
        dispatch = try reader.optionalText("dispatch")
        notice = try reader.optionalText("notice")
        hidden = try reader.optionalInteger("hidden", in: 0...64)
        allMatched = try reader.optionalBool("allMatched")
        sdHash = try reader.optionalText("sdHash")
        specificity = try reader.optionalText("specificity")
        role = try reader.optionalText("role")
        card = try reader.optionalText("card")
        conveyedTo = try reader.optionalString("conveyedTo", characters: 1...100)
        try reader.require(allMatched != false, "allMatched can only be true")
        try reader.require(
            role == nil || role == .watch || role == .decisionMaker,
            "officer acts in a role that cannot"
        )
    }

    var members: [(String, JSONValue?)] {
        [
            ("submission", submission.map { .string($0) }), ("size", size.map { .number($0.rawValue) }),
            ("grade", grade.map { .text($0) }), ("deadline", deadline.map { .text($0) }),
            ("relay", relay.map { .text($0) }), ("hop", hop.map { .text($0) }),
            ("attempts", attempts.map { .number($0) }), ("dispatch", dispatch.map { .text($0) }),
            ("notice", notice.map { .text($0) }), ("hidden", hidden.map { .number($0) }),
            ("allMatched", allMatched.map { .bool($0) }), ("sdHash", sdHash.map { .text($0) }),
            ("specificity", specificity.map { .text($0) }), ("role", role.map { .text($0) }),
            ("card", card.map { .text($0) }), ("conveyedTo", conveyedTo.map { .string($0) }),
        ]
    }
}
