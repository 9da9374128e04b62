// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The `herald` member of an envelope's protected header: what those who carry it can read
/// (envelope.md, section 1).
package struct EnvelopeHeader: FormatDocument {
    package static let malformed = FormatError.Code.malformedEnvelope
    package static let largestSize = ObjectType.submission.largestSize

    package var msg: RandomID
    package var from: PartyID
    package var to: PartyID
    package var size: SizeClass
    package var grade: Grade
    package var ack: AcknowledgementMode
    package var lane: Lane
    package var expiresAt: Timestamp
    /// `latest` of the notice's deadline.
    package var deadline: Timestamp?
    /// The relay that holds the second key share; with every grade but `immediate`.
    package var shareHolder: PartyID?
    /// The second key share, sealed to the share holder.
    package var share: SealedText?
    package var keyCommitment: Digest
    package var payloadCommitment: Digest

    package init(
        msg: RandomID,
        from: PartyID,
        to: PartyID,
        size: SizeClass,
        grade: Grade,
        ack: AcknowledgementMode,
        lane: Lane,
        expiresAt: Timestamp,
        deadline: Timestamp?,
        shareHolder: PartyID? = nil,
        share: SealedText? = nil,
        keyCommitment: Digest,
        payloadCommitment: Digest
    ) {
        self.msg = msg
        self.from = from
        self.to = to
        self.size = size
        self.grade = grade
        self.ack = ack
        self.lane = lane
        self.expiresAt = expiresAt
        self.deadline = deadline
        self.shareHolder = shareHolder
        self.share = share
        self.keyCommitment = keyCommitment
        self.payloadCommitment = payloadCommitment
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        _ = try reader.integer("v", in: 1...1)
        msg = try reader.text("msg")
        from = try reader.text("from")
        to = try reader.text("to")
        size = try reader.sizeClass("size")
        grade = try reader.text("grade")
        ack = try reader.text("ack")
        lane = try reader.text("lane")
        expiresAt = try reader.text("expiresAt")
        deadline = try reader.optionalText("deadline")
        shareHolder = try reader.optionalText("shareHolder")
        share = try reader.optionalText("share")
        keyCommitment = try reader.text("kc")
        payloadCommitment = try reader.text("pc")
        try reader.finish()
        try reader.require(from != to, "from and to are the same party")
        try reader.require(
            (shareHolder != nil) == (grade != .immediate),
            "every grade but immediate has a share holder"
        )
        try reader.require((share != nil) == (shareHolder != nil), "share without its holder, or none")
        try reader.require(grade == .immediate || deadline != nil, "the grade needs a deadline")
        try reader.require(
            shareHolder != from && shareHolder != to,
            "the share holder is the sender or the recipient"
        )
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("msg", .text(msg)), ("from", .text(from)), ("to", .text(to)),
            ("size", .number(size.rawValue)), ("grade", .text(grade)), ("ack", .text(ack)),
            ("lane", .text(lane)), ("expiresAt", .text(expiresAt)),
            ("deadline", deadline.map { .text($0) }), ("shareHolder", shareHolder.map { .text($0) }),
            ("share", share.map { .text($0) }), ("kc", .text(keyCommitment)),
            ("pc", .text(payloadCommitment)),
        ])
    }
}
