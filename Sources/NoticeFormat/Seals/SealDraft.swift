// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What an officer asks to be sealed (seal.md, section 6).
package struct SealDraft: FormatDocument {
    package static let malformed = FormatError.Code.malformedSeal
    package static let largestSize = SizeLimit.draft

    /// The rule, before the digest of a hidden counterpart is known.
    package enum Rule: Hashable, Sendable {
        case fixed(ReleaseRule)
        /// With the consent of the party in the hidden field `counterpart`.
        case hiddenCounterpart
    }

    package var purpose: SealPurpose
    package var status: NoticeStatus
    package var rule: Rule
    /// Without computed ones.
    package var fields: SealFields

    package init(purpose: SealPurpose, status: NoticeStatus, rule: Rule, fields: SealFields) {
        self.purpose = purpose
        self.status = status
        self.rule = rule
        self.fields = fields
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        purpose = try reader.text("purpose")
        status = try reader.optionalText("status") ?? .actual
        rule = try Rule(try reader.object("rule"))
        fields = try SealFields(try reader.rawObject("fields"), Self.malformed)
        try reader.finish()
        try reader.require(purpose != .caseStep, "a step of a case is made with the case's own requests")
        try check()
    }

    /// Refuses fields that no seal can have, whoever composed them.
    package func check() throws(FormatError) {
        guard SealPayload.hiddenCounts.contains(fields.withComputedFields.count) else {
            let largest = SealPayload.hiddenCounts.upperBound
            throw FormatError(.malformedSeal, "a seal hides 1 to \(largest) fields")
        }
        guard !fields.holdsComputed else {
            throw FormatError(.malformedSeal, "precision and specificity cannot be composed")
        }
        guard rule != .hiddenCounterpart || fields.counterpart != nil else {
            throw FormatError(.malformedSeal, "the rule needs the field counterpart")
        }
    }

    package var json: JSONValue {
        .object([
            ("fields", fields.json), ("purpose", .text(purpose)), ("rule", rule.json),
            ("status", .text(status)),
        ])
    }
}

extension SealDraft.Rule {
    package init(_ reader: MemberReader) throws(FormatError) {
        if reader.has("kind"), !reader.has("party"), !reader.has("hidden"),
            let hidden = try Self.hidden(reader)
        {
            self = hidden
        } else {
            let rule = try ReleaseRule(reader)
            if case .consent(.hidden) = rule {
                throw reader.refusal("the digest of a hidden counterpart is the node's to make")
            }
            self = .fixed(rule)
        }
    }

    private static func hidden(_ reader: MemberReader) throws(FormatError) -> SealDraft.Rule? {
        var reader = reader
        let kind: ReleaseRule.Kind = try reader.text("kind")
        guard kind == .consent else { return nil }
        try reader.finish()
        return .hiddenCounterpart
    }

    package var json: JSONValue {
        switch self {
        case .fixed(let rule): rule.json
        case .hiddenCounterpart: .object([("kind", .text(ReleaseRule.Kind.consent))])
        }
    }
}
