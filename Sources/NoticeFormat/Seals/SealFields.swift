// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Hidden fields of a seal: all of them, or those that were opened (seal.md, section 5).
package struct SealFields: Hashable, Sendable {
    /// Those that notices have too.
    package private(set) var notice: NoticeFields
    private var own: [SealOwnField: SealFieldValue]

    package init(notice: NoticeFields = NoticeFields(), own: [SealOwnField: SealFieldValue] = [:]) {
        self.notice = notice
        self.own = own
    }

    /// Reads fields by name and value; refuses unknown names and values that do not fit.
    package init(
        _ object: JSONObject,
        _ code: FormatError.Code = .malformedSeal
    ) throws(FormatError) {
        var rest = object
        own = [:]
        for (name, json) in zip(object.names, object.values) {
            guard let field = try? SealOwnField(name) else { continue }
            own[field] = try SealFieldValue(field, json, code)
            rest[name] = nil
        }
        notice = try NoticeFields(rest, code)
    }

    package subscript(name: SealOwnField) -> SealFieldValue? {
        get { own[name] }
        set { own[name] = newValue }
    }

    package var count: Int { notice.count + own.count }

    /// Ascending.
    package var names: [SealFieldName] {
        (notice.names.map(SealFieldName.notice) + own.keys.map(SealFieldName.own)).sorted()
    }

    /// In ascending order of name.
    package var json: JSONValue {
        .object(
            names.map { name in
                switch name {
                case .notice(let name): (name.rawValue, notice[name]?.json)
                case .own(let name): (name.rawValue, own[name]?.json)
                }
            }
        )
    }

    /// The same fields with precision computed anew, and specificity where something counts for it.
    package var withComputedFields: SealFields {
        guard SpecificityRecord.counted.contains(where: { notice[$0] != nil }) else { return self }
        return SealFields(notice: notice.withComputedFields, own: own)
    }

    /// Whether any of them is for the node to compute.
    package var holdsComputed: Bool { notice.names.contains(where: \.isComputed) }

    package func prose(_ name: SealOwnField) -> String? {
        if case .prose(let text)? = own[name] { text } else { nil }
    }

    package var counterpart: PartyID? {
        if case .party(let party)? = own[.counterpart] { party } else { nil }
    }

    /// Notices that the seal is about, such as the warnings of a case.
    package var notices: [ObjectID] {
        if case .notices(let notices)? = own[.notices] { notices } else { [] }
    }

    package var judgement: TriggerJudgement? {
        if case .judgement(let judgement)? = own[.judgement] { judgement } else { nil }
    }

    package var addressee: WarningAddressee? {
        if case .addressee(let addressee)? = own[.addressee] { addressee } else { nil }
    }

    package var ground: WaiverGround? {
        if case .ground(let ground)? = own[.ground] { ground } else { nil }
    }

    package var waiver: String? {
        if case .waiver(let jws)? = own[.waiver] { jws } else { nil }
    }

    /// Words that the text for the addressee must not hold.
    package var protected: [String] {
        if case .words(let words)? = own[.protected] { words } else { [] }
    }

    package func answer(_ name: SealOwnField) -> TriggerAnswer? {
        if case .answer(let answer)? = own[name] { answer } else { nil }
    }

    package func flag(_ name: SealOwnField) -> Bool? {
        if case .flag(let flag)? = own[name] { flag } else { nil }
    }
}
