// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A party's commitment to hidden fields, made now and opened later or never (seal.md, section 1).
///
/// Who it concerns is not visible, unless the rule or an opened field says so.
package struct SealPayload: FilingPayload {
    package static let type = ObjectType.seal
    package static let leaf = LeafType.seal
    package static let hiddenCounts = 1...64

    package var jti: RandomID
    package var issuer: PartyID
    /// The key of the officer who asked for it.
    package var officer: KeyID
    /// From 1, among all seals of the issuer.
    package var position: Int
    /// Absent exactly when `position` is 1.
    package var previous: ObjectID?
    package var purpose: SealPurpose
    package var status: NoticeStatus
    package var rule: ReleaseRule
    /// There exactly when the purpose is a step of a case.
    package var caseMark: CaseMark?
    /// Digests of the hidden fields, ascending: `_sd`.
    package var hiddenDigests: [Digest]
    package var at: Timestamp
    package var after: [String]

    package init(
        _ head: FilingHead,
        position: Int,
        previous: ObjectID?,
        purpose: SealPurpose,
        status: NoticeStatus,
        rule: ReleaseRule,
        caseMark: CaseMark?,
        hiddenDigests: [Digest]
    ) {
        jti = head.jti
        issuer = head.issuer
        officer = head.officer
        at = head.at
        after = head.after
        self.position = position
        self.previous = previous
        self.purpose = purpose
        self.status = status
        self.rule = rule
        self.caseMark = caseMark
        self.hiddenDigests = hiddenDigests
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        officer = try reader.text("officer")
        position = try reader.integer("number", in: 1...JSONLimit.largestInteger)
        previous = try reader.optionalText("previous")
        purpose = try reader.text("purpose")
        status = try reader.text("status")
        rule = try ReleaseRule(try reader.object("rule"))
        caseMark = try reader.optionalObject("case").map { (each) throws(FormatError) in try CaseMark(each) }
        let hidden = try reader.integer("hidden", in: Self.hiddenCounts)
        hiddenDigests = try reader.texts("_sd", count: Self.hiddenCounts, .ascending)
        try reader.literal("_sd_alg", sdAlgorithm)
        at = try reader.text("at")
        after = try reader.anchors()
        try reader.finish()
        guard hiddenDigests.count == hidden else {
            throw FormatError(.hiddenCountMismatch, "hidden is not the number of digests in _sd")
        }
        try reader.require((position == 1) == (previous == nil), "previous has to be absent exactly at 1")
        try reader.require((purpose == .caseStep) == (caseMark != nil), "a case and its purpose go together")
        try reader.require(rule.party != issuer, "the rule asks for the consent of the issuer itself")
        if case .consent(.hidden(let digest)) = rule {
            try reader.require(hiddenDigests.contains(digest), "the rule names no field of this seal")
        }
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("officer", .text(officer)),
            ("number", .number(position)), ("previous", previous.map { .text($0) }),
            ("purpose", .text(purpose)), ("status", .text(status)), ("rule", rule.json),
            ("case", caseMark?.json), ("hidden", .number(hiddenDigests.count)),
            ("_sd", .texts(hiddenDigests)), ("_sd_alg", .string(sdAlgorithm)),
            ("at", .text(at)), ("after", .strings(after)),
        ])
    }
}

extension SealPayload {
    package var number: Int? { position }
    /// The case that it is a step of.
    package var about: String? { caseMark?.id.text }
    package var names: [ObjectID] { [previous].compactMap(\.self) }

    /// Its step in a case, if it is one; `id` is the seal's own.
    package func caseEntry(_ id: ObjectID) -> CaseHistory.Entry? {
        caseMark.map { CaseHistory.Entry(mark: $0, seal: id, number: position, at: at) }
    }
}
