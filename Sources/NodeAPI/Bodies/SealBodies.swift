// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// Body of `POST /openings`: what is to be opened of an own seal, and by what.
package struct OpeningBody: Sendable, Hashable {
    package var seal: ObjectID
    /// Nil for all.
    package var fields: [SealFieldName]?
    /// That the event of the rule has happened.
    package var statement: String?
    /// Signed by the counterpart or the arbiter, compact.
    package var consent: String?
    /// Counted over, both ends included: both or neither.
    package var after: Timestamp?
    package var before: Timestamp?

    package init(seal: ObjectID, fields: [SealFieldName]?) {
        self.seal = seal
        self.fields = fields
    }

    package init(bytes: [UInt8]) throws {
        let value = try StrictJSONParser.parse(bytes, limits: .body)
        var reader = try MemberReader(value, .malformedSeal)
        seal = try reader.text("seal")
        fields = try reader.optionalTexts("fields", count: 1...64)
        statement = try reader.optionalRaw("statement")
        consent = try reader.optionalCompact("consent")
        after = try reader.optionalText("after")
        before = try reader.optionalText("before")
        try reader.finish()
        try reader.require((after == nil) == (before == nil), "a period has two ends")
        if let after, let before { try reader.require(after <= before, "the period ends before it begins") }
        try reader.require(statement == nil || consent == nil, "either a statement or a consent")
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([
                ("after", after.map { .text($0) }), ("before", before.map { .text($0) }),
                ("consent", consent.map { .string($0) }), ("fields", fields.map { .texts($0) }),
                ("seal", .text(seal)), ("statement", statement.map { .string($0) }),
            ])
        )
    }
}

/// Body of `POST /consents`: which seal of another party may be opened.
package struct ConsentBody: Sendable, Hashable {
    package var seal: ObjectID
    package var owner: PartyID
    /// Ascending; nil for all.
    package var fields: [SealFieldName]?

    package init(seal: ObjectID, owner: PartyID, fields: [SealFieldName]?) {
        self.seal = seal
        self.owner = owner
        self.fields = fields
    }

    package init(bytes: [UInt8]) throws {
        let value = try StrictJSONParser.parse(bytes, limits: .body)
        var reader = try MemberReader(value, .malformedSeal)
        seal = try reader.text("seal")
        owner = try reader.text("of")
        fields = try reader.optionalTexts("fields", count: 1...64, .ascending)
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([
                ("fields", fields.map { .texts($0) }), ("of", .text(owner)), ("seal", .text(seal)),
            ])
        )
    }
}

/// Body of `POST /cases`: the next step of a duty-to-warn case, or the first one.
package struct CaseStepBody: Sendable, Hashable {
    /// Nil begins a case.
    package var mark: CaseMark?
    package var fields: SealFields
    package var rule: ReleaseRule?
    package var status: NoticeStatus?

    package init(
        mark: CaseMark?,
        fields: SealFields,
        rule: ReleaseRule? = nil,
        status: NoticeStatus? = nil
    ) {
        self.mark = mark
        self.fields = fields
        self.rule = rule
        self.status = status
    }

    package init(bytes: [UInt8]) throws {
        let value = try StrictJSONParser.parse(bytes, limits: .body)
        var reader = try MemberReader(value, .malformedCase)
        mark = try reader.optionalObject("case").map { each throws(FormatError) in try CaseMark(each) }
        fields = try SealFields(try reader.rawObject("fields"), .malformedCase)
        rule = try reader.optionalObject("rule").map { each throws(FormatError) in try ReleaseRule(each) }
        status = try reader.optionalText("status")
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([
                ("case", mark?.json), ("fields", fields.json), ("rule", rule?.json),
                ("status", status.map { .text($0) }),
            ])
        )
    }
}
