// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What an officer composes: the choices that stay visible, and the fields to hide (node-api.md, section 5).
///
/// Sender, recipients and kind are given beside it. Precision and specificity are added later.
package struct NoticeDraft: FormatDocument {
    package static let malformed = FormatError.Code.malformedDraft
    package static let largestSize = SizeLimit.draft

    /// When the notice expires.
    package enum Expiry: Hashable, Sendable {
        case at(Timestamp)
        case afterSeconds(Int)
    }

    // What the officer left out stays nil here; `visible` says what then holds.
    package var severity: Severity?
    package var status: NoticeStatus?
    package var scope: Scope?
    package var tlp: TLP?
    package var grade: Grade?
    package var ack: AcknowledgementMode?
    package var expiry: Expiry?
    package var deadline: ReplyDeadline?
    package var reference: NoticeReference?
    package var inResponseTo: [ObjectID]
    /// Without computed ones.
    package var fields: NoticeFields

    /// Makes a draft that leaves every visible choice open.
    package init(fields: NoticeFields) {
        inResponseTo = []
        self.fields = fields
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        severity = try reader.optionalText("severity")
        status = try reader.optionalText("status")
        scope = try reader.optionalText("scope")
        tlp = try reader.optionalText("tlp")
        grade = try reader.optionalText("grade")
        ack = try reader.optionalText("ack")
        expiry = try reader.expiry()
        deadline = try reader.optionalObject("deadline").map { (each) throws(FormatError) in
            try ReplyDeadline(each)
        }
        reference = try reader.reference()
        inResponseTo = try reader.optionalTexts("inResponseTo", count: 1...16) ?? []
        fields = try NoticeFields(try reader.rawObject("fields"), Self.malformed)
        try reader.finish()
        try reader.require(
            !fields.names.contains(where: \.isComputed),
            "precision and specificity cannot be composed"
        )
        if let finding = fields.withComputedFields.assessmentFindings.first {
            throw FormatError(.unclearAssessment, "\(finding.rawValue): \(finding.words)")
        }
    }

    package var json: JSONValue {
        let reference: (String, JSONValue?)? =
            switch reference {
            case .updates(let id): ("updates", .text(id))
            case .cancels(let id): ("cancels", .text(id))
            case .repliesTo(let id): ("repliesTo", .text(id))
            case nil: nil
            }
        let choices: [(String, JSONValue?)] = [
            ("severity", severity.map { .text($0) }), ("status", status.map { .text($0) }),
            ("scope", scope.map { .text($0) }), ("tlp", tlp.map { .text($0) }),
            ("grade", grade.map { .text($0) }), ("ack", ack.map { .text($0) }),
            expiryMember, ("deadline", deadline?.json),
            ("inResponseTo", inResponseTo.isEmpty ? nil : .texts(inResponseTo)), ("fields", fields.json),
        ]
        return .object(choices + [reference].compactMap { $0 })
    }

    private var expiryMember: (String, JSONValue?) {
        switch expiry {
        case .at(let time): ("expiresAt", .text(time))
        case .afterSeconds(let seconds): ("expiresIn", .number(seconds))
        case nil: ("expiresAt", nil)
        }
    }
}

extension MemberReader {
    fileprivate mutating func expiry() throws(FormatError) -> NoticeDraft.Expiry? {
        let time: Timestamp? = try optionalText("expiresAt")
        let seconds = try optionalInteger("expiresIn", in: 1...JSONLimit.largestInteger)
        try require(time == nil || seconds == nil, "both expiresAt and expiresIn")
        return time.map { .at($0) } ?? seconds.map { .afterSeconds($0) }
    }
}
