// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct AssessmentFindingTests {
    private func findings(_ fields: [(String, JSONValue)]) throws -> [AssessmentFinding] {
        try NoticeFields(JSONObject(fields)).withComputedFields.assessmentFindings
    }

    @Test(
        arguments: [
            ("very-unlikely", "An attack is probable.", [.mixedLikelihood, .likelihoodContradicted]),
            ("highly-probable", "It is highly probable. A strike elsewhere is improbable.", []),
            (
                "likely", "There is a remote possibility of error.",
                [.mixedLikelihood, .likelihoodContradicted]
            ),
            ("likely", "A remote village is likely the target.", []),
            ("likely", "The chance is 55-80 %.", []), ("likely", "The chance is 55 to 80 per cent.", []),
            ("likely", "The chance is 30 percent.", [.likelihoodContradicted]),
            ("likely", "The chance is 79.5 %, and 90 % of the force has left.", [.likelihoodContradicted]),
            ("likely", "Of the force 90 % has left. An attack is likely.", []),
            ("very-likely", "An attack is unlikely.", [.likelihoodContradicted]),
            ("unlikely", "Unlikely in the north; likely in the south.", []),
            (
                "almost-certain", "We are 100 % certain.",
                [.likelihoodContradicted, .certaintyClaimed]
            ),
            ("likely", "We judge with high confidence that it is likely.", [.confidenceWithLikelihood]),
            ("likely", "It is likely.\nOur confidence is moderate.", []),
            ("likely", "Confidence-building is likely to fail.", []),
            ("almost-no-chance", "ALMOST  NO\tCHANCE of an attack!", []),
        ] as [(String, String, [AssessmentFinding])]
    )
    func `words of likelihood and confidence are held apart`(
        likelihood: String,
        judged: String,
        expected: [AssessmentFinding]
    ) throws {
        let found = try findings([("judged", .string(judged)), ("likelihood", .string(likelihood))])
        #expect(found == expected, "\(judged)")
    }

    @Test func `what others reported is not bound to the words of the sender`() throws {
        #expect(
            try findings([
                ("judged", "An attack is likely."), ("reported", "The source calls it highly probable."),
            ]).isEmpty
        )
    }

    @Test func `dissent keeps to the vocabulary of the notice`() throws {
        let fields: [(String, JSONValue)] = [
            ("dissent", "One office holds it improbable."), ("likelihood", "very-likely"),
        ]
        #expect(try findings(fields) == [.mixedLikelihood])
    }

    @Test(
        arguments: [
            ([("basis", "none-given"), ("text", "x")], []),
            ([("basis", "none-given"), ("observed", "Trucks moved.")], [.basisContradicted]),
            ([("basis", "none-given"), ("source", "none given")], []),
            ([("basis", "given"), ("source", "none given")], [.basisContradicted]),
            ([("basis", "given"), ("reported", "A guest saw it.")], []),
            ([("basis", "given"), ("text", "x")], [.basisContradicted]),
            ([("basis", "withheld"), ("text", "x")], []),
            ([("source", "none given"), ("sourceGrade", "A1")], [.basisContradicted]),
        ] as [([(String, JSONValue)], [AssessmentFinding])]
    )
    func `the basis agrees with what is given`(
        fields: [(String, JSONValue)],
        expected: [AssessmentFinding]
    ) throws {
        #expect(try findings(fields) == expected)
    }

    @Test func `a basis that is closed is no basis that is missing`() throws {
        let opened = try NoticeFields(JSONObject([("basis", "given")]))
        #expect(opened.assessmentFindings.isEmpty)
        let nothing = NoticeFields()
        #expect(nothing.basisWords(isComplete: false) == "not opened, or not stated")
        #expect(nothing.basisWords(isComplete: true) != nothing.basisWords(isComplete: false))
        let none = try NoticeFields(JSONObject([("source", "none given")]))
        #expect(none.statedBasis == .noneGiven && nothing.statedBasis == nil)
    }

    @Test func `a draft that mixes the rows is refused with the reason`() throws {
        let draft = Sample.draft.setting("fields/judged", "An attack is probable.")
        let refused = #expect(throws: FormatError.self) { try NoticeDraft(draft) }
        #expect(refused?.code == .unclearAssessment && refused?.reason.contains("both rows") == true)
    }

    @Test func `a sanitised copy keeps what judges the source, and not the source`() throws {
        guard case .object(let object) = Sample.fields else { return }
        let original = try NoticeFields(object)
        let bare = try NoticeFields(JSONObject([("text", "An attack is very likely.")]))
        let copy = bare.keepingDescriptors(of: original)
        #expect(copy.names.count == NoticeFields.keptWhenSanitised.count + 1)
        #expect(copy.sanitisingFaults(of: original).isEmpty && copy[.source] == nil)
        #expect(bare.sanitisingFaults(of: original).count == NoticeFields.keptWhenSanitised.count)
        #expect(original.sanitisingFaults(of: original) == ["a sanitised copy holds no source"])
        let changed = try NoticeFields(JSONObject([("confidence", "high")])).keepingDescriptors(of: original)
        #expect(changed.sanitisingFaults(of: original) == ["confidence is not that of the original"])
    }

    @Test(arguments: Likelihood.allCases) func `every word has its band and never all or nothing`(
        word: Likelihood
    ) {
        let same = Likelihood.allCases.filter { $0.percent == word.percent }
        #expect(same.count == 2 && same[0].row != same[1].row)
        #expect(word.percent.lowerBound > 0 && word.percent.upperBound < 100)
    }
}
