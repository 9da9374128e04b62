// SPDX-License-Identifier: Apache-2.0

/// What each step of a duty-to-warn case has to say (case.md, sections 3 to 6).
package enum CaseForm {
    private struct Fields {
        let required: [SealOwnField]
        var optional: [SealOwnField] = []
    }

    /// The fields of a step that an officer gave, completed; refuses with `malformed-case` what is missing or
    /// does not belong, and with `own-operation` a threat that comes from the party's own operations.
    ///
    /// The trigger test gets the judgement that follows from it where the officer gave none.
    package static func completed(
        _ fields: SealFields,
        for mark: CaseMark
    ) throws(FormatError) -> SealFields {
        var fields = fields
        if mark.step == .trigger, fields.judgement == nil {
            fields[.judgement] = .judgement(TriggerJudgement(result: TriggerJudgement.usual(answers(fields))))
        }
        try check(fields, for: mark)
        return fields
    }

    /// Refuses fields that a step of this kind cannot have.
    package static func check(_ fields: SealFields, for mark: CaseMark) throws(FormatError) {
        let form = form(of: mark)
        for name in form.required where fields[name] == nil {
            throw FormatError(.malformedCase, "the step \(mark.words) needs the field \(name.text)")
        }
        for case .own(let name) in fields.names where !(form.required + form.optional).contains(name) {
            throw FormatError(.malformedCase, "the field \(name.text) is not of the step \(mark.words)")
        }
        switch mark.step {
        case .information: try checkInformation(fields)
        case .trigger: try checkTrigger(fields)
        case .sanitised: try checkText(fields)
        case .closing: try checkClosing(fields)
        default: break
        }
    }

    private static func form(of mark: CaseMark) -> Fields {
        switch (mark.step, mark.outcome) {
        case (.information, _):
            Fields(required: [.original, .ownOperation, .received], optional: [.harm, .victim, .recipients])
        case (.trigger, _):
            Fields(required: [.harm, .victim, .credible, .specific, .impending], optional: [.judgement])
        case (.sanitised, _): Fields(required: [.original, .protected, .sanitised])
        case (.closing, .warned?):
            Fields(
                required: [.addressee, .dependants, .notices, .paired],
                optional: [.protectiveBody, .reason, .recipients]
            )
        case (.closing, .waived?): Fields(required: [.ground, .reason, .waiver])
        case (.closing, _): Fields(required: [.reason, .referredTo])
        case (.dispute, _): Fields(required: [.due, .level, .owner, .reason])
        case (.settlement, _): Fields(required: [.decision], optional: [.reason])
        case (.result, _): Fields(required: [.result], optional: [.notices])
        case (.reopening, _): Fields(required: [.reason])
        }
    }

    private static func answers(_ fields: SealFields) -> [TriggerAnswer] {
        [.credible, .specific, .impending].compactMap { fields.answer($0) }
    }

    private static func checkInformation(_ fields: SealFields) throws(FormatError) {
        guard fields.flag(.ownOperation) == false else {
            throw FormatError(
                .ownOperation,
                "a threat from one's own operations is no duty-to-warn case: send an advance notification"
            )
        }
    }

    private static func checkTrigger(_ fields: SealFields) throws(FormatError) {
        guard let judgement = fields.judgement else {
            throw FormatError(.malformedCase, "the trigger test needs the field judgement")
        }
        let usual = TriggerJudgement.usual(answers(fields))
        guard judgement.result == .warn || usual == .doNotWarn || judgement.reason != nil else {
            throw FormatError(.malformedCase, "to decide against the test needs a reason")
        }
    }

    private static func checkText(_ fields: SealFields) throws(FormatError) {
        guard let source = fields.notice.prose(.source), let text = fields.prose(.sanitised),
            let original = fields.prose(.original)
        else { throw FormatError(.malformedCase, "a sanitised text needs the field source") }
        guard SanitisedText(original).holding(fields.protected).count == fields.protected.count else {
            throw FormatError(.malformedCase, "a protected word does not occur in the original")
        }
        guard SanitisedText(text).holding(fields.protected).isEmpty else {
            throw FormatError(.malformedCase, "the sanitised text holds a protected word")
        }
        guard SanitisedText(source).holding(fields.protected).isEmpty else {
            throw FormatError(.malformedCase, "the source descriptor holds a protected word")
        }
    }

    private static func checkClosing(_ fields: SealFields) throws(FormatError) {
        guard fields.flag(.dependants) == true else { return }
        guard fields[.protectiveBody] != nil else {
            throw FormatError(.malformedCase, "a child or dependants: the protective body has to be told too")
        }
    }
}
