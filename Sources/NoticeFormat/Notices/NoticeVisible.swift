// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What every holder of a notice can read: the payload of its issuer-signed JWT (notice.md, section 1).
public struct NoticeVisible: SignedPayload {
    package static let type = ObjectType.notice
    package static let largestHiddenCount = 64

    package var jti: RandomID
    public package(set) var issuer: PartyID
    /// Ascending, without the issuer.
    public package(set) var recipients: [PartyID]
    public package(set) var kind: NoticeKind
    public package(set) var status: NoticeStatus
    public package(set) var severity: Severity
    public package(set) var scope: Scope
    public package(set) var tlp: TLP
    public package(set) var grade: Grade
    public package(set) var ack: AcknowledgementMode
    /// A claim of the sender.
    public package(set) var composedAt: Timestamp
    public package(set) var expiresAt: Timestamp
    /// The sender's card version in force.
    public package(set) var card: ObjectID
    public package(set) var reference: NoticeReference?
    /// Notices that this one responds to without answering them; may be empty.
    public package(set) var inResponseTo: [ObjectID]
    public package(set) var deadline: ReplyDeadline?
    /// Digests of the hidden fields, ascending: `_sd`.
    package var hiddenDigests: [Digest]

    /// Number of hidden fields.
    public var hidden: Int { hiddenDigests.count }

    package init(
        jti: RandomID,
        issuer: PartyID,
        recipients: [PartyID],
        kind: NoticeKind,
        status: NoticeStatus,
        severity: Severity,
        scope: Scope,
        tlp: TLP,
        grade: Grade,
        ack: AcknowledgementMode,
        composedAt: Timestamp,
        expiresAt: Timestamp,
        card: ObjectID,
        reference: NoticeReference?,
        inResponseTo: [ObjectID],
        deadline: ReplyDeadline?,
        hiddenDigests: [Digest]
    ) {
        self.jti = jti
        self.issuer = issuer
        self.recipients = recipients
        self.kind = kind
        self.status = status
        self.severity = severity
        self.scope = scope
        self.tlp = tlp
        self.grade = grade
        self.ack = ack
        self.composedAt = composedAt
        self.expiresAt = expiresAt
        self.card = card
        self.reference = reference
        self.inResponseTo = inResponseTo
        self.deadline = deadline
        self.hiddenDigests = hiddenDigests
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        recipients = try reader.texts("recipients", count: 1...64, .ascending)
        kind = try reader.text("kind")
        status = try reader.text("status")
        severity = try reader.text("severity")
        scope = try reader.text("scope")
        tlp = try reader.text("tlp")
        grade = try reader.text("grade")
        ack = try reader.text("ack")
        composedAt = try reader.text("composedAt")
        expiresAt = try reader.text("expiresAt")
        card = try reader.text("card")
        reference = try reader.reference()
        inResponseTo = try reader.optionalTexts("inResponseTo", count: 1...16) ?? []
        deadline = try reader.optionalObject("deadline").map { (each) throws(FormatError) in
            try ReplyDeadline(each)
        }
        hiddenDigests = try reader.hiddenDigests()
        try reader.finish()
        try reader.require(!recipients.contains(issuer), "the issuer is a recipient")
        try reader.require(grade == .immediate || deadline != nil, "the grade needs a deadline")
        try reader.require(
            kind != .distress || (severity == .extreme && grade == .immediate),
            "a distress call that is not Extreme and immediate"
        )
        try reader.require(composedAt < expiresAt, "expiresAt is not after composedAt")
        try reader.require(
            NoticeReference.allows(reference, in: kind),
            "reference does not fit the kind of notice"
        )
        try reader.require(!kind.isResponding || !inResponseTo.isEmpty, "the kind needs inResponseTo")
        try reader.require(kind != .explanationRequest || deadline != nil, "the request needs a deadline")
    }
}

extension NoticeVisible {
    package var json: JSONValue {
        .object(
            [
                ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("recipients", .texts(recipients)),
                ("kind", .text(kind)), ("status", .text(status)), ("severity", .text(severity)),
                ("scope", .text(scope)), ("tlp", .text(tlp)), ("grade", .text(grade)), ("ack", .text(ack)),
                ("composedAt", .text(composedAt)), ("expiresAt", .text(expiresAt)), ("card", .text(card)),
                ("hidden", .number(hidden)), ("deadline", deadline?.json),
                ("inResponseTo", inResponseTo.isEmpty ? nil : .texts(inResponseTo)),
            ] + referenceMembers + digestMembers
        )
    }

    private var referenceMembers: [(String, JSONValue?)] {
        switch reference {
        case .updates(let id): [("updates", .text(id))]
        case .cancels(let id): [("cancels", .text(id))]
        case .repliesTo(let id): [("repliesTo", .text(id))]
        case nil: []
        }
    }

    private var digestMembers: [(String, JSONValue?)] {
        hiddenDigests.isEmpty ? [] : [("_sd", .texts(hiddenDigests)), ("_sd_alg", .string(sdAlgorithm))]
    }
}

/// The only digest algorithm of hidden fields (RFC 9901, section 4.1.1).
let sdAlgorithm = "sha-256"

extension MemberReader {
    /// Reads `hidden`, `_sd` and `_sd_alg`, which have to agree.
    fileprivate mutating func hiddenDigests() throws(FormatError) -> [Digest] {
        let largest = NoticeVisible.largestHiddenCount
        let hidden = try integer("hidden", in: 0...largest)
        let digests: [Digest] = try optionalTexts("_sd", count: 1...largest, .ascending) ?? []
        if has("_sd_alg") { try literal("_sd_alg", sdAlgorithm) }
        guard digests.count == hidden else {
            throw FormatError(.hiddenCountMismatch, "hidden is not the number of digests in _sd")
        }
        try require(has("_sd_alg") == (hidden > 0), "_sd and _sd_alg need one another")
        return digests
    }
}
