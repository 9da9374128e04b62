// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct CaseFormTests {
    private static let id = RandomID(bytes: [UInt8](repeating: 7, count: 16))

    private static func answer(_ word: String) -> JSONValue {
        ["answer": .string(word), "reason": "We think so."]
    }

    private static func trigger(_ words: [String], _ judgement: JSONValue? = nil) throws -> SealFields {
        try SealFields(
            JSONObject(
                [
                    ("harm", "killing"), ("victim", "group"), ("credible", answer(words[0])),
                    ("specific", answer(words[1])), ("impending", answer(words[2])),
                ] + (judgement.map { [("judgement", $0)] } ?? [])
            )
        )
    }

    private static func refusal(_ fields: SealFields, _ mark: CaseMark) -> FormatError.Code? {
        do {
            _ = try CaseForm.completed(fields, for: mark)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        arguments: [
            (["yes", "yes", "yes"], "warn"), (["in-doubt", "in-doubt", "in-doubt"], "warn"),
            (["yes", "in-doubt", "no"], "do-not-warn"),
        ]
    )
    func `doubt leads to a warning`(words: [String], result: String) throws {
        let mark = CaseMark(id: Self.id, step: .trigger)
        let fields = try CaseForm.completed(Self.trigger(words), for: mark)
        #expect(fields.judgement?.result.rawValue == result)
    }

    @Test func `to decide against the test needs a reason, to warn anyway does not`() throws {
        let mark = CaseMark(id: Self.id, step: .trigger)
        let yes = ["in-doubt", "yes", "yes"]
        #expect(try Self.refusal(Self.trigger(yes, ["result": "do-not-warn"]), mark) == .malformedCase)
        #expect(
            try Self.refusal(Self.trigger(yes, ["result": "do-not-warn", "reason": "Weak."]), mark) == nil
        )
        #expect(try Self.refusal(Self.trigger(["no", "no", "no"], ["result": "warn"]), mark) == nil)
    }

    @Test func `a threat from one's own operations is no case`() throws {
        let mark = CaseMark(id: Self.id, step: .information)
        let fields = { (isOwn: JSONValue) in
            try SealFields(
                JSONObject([
                    ("original", "We will strike."), ("received", "2026-01-01T00:00:00Z"),
                    ("ownOperation", isOwn),
                ])
            )
        }
        #expect(try Self.refusal(fields(true), mark) == .ownOperation)
        #expect(try Self.refusal(fields(false), mark) == nil)
        var other = try fields(false)
        other[.level] = .line("minister")
        #expect(Self.refusal(other, mark) == .malformedCase)
    }

    @Test(
        arguments: [
            ("An attack is planned.", nil), ("Tell KARL that an attack is planned.", .malformedCase),
            ("Ask Ka\u{200B}rl.", .malformedCase), ("The café on main\n street.", .malformedCase),
        ] as [(String, FormatError.Code?)]
    )
    func `a sanitised text keeps clear of the protected words`(text: String, code: FormatError.Code?) throws {
        let mark = CaseMark(id: Self.id, step: .sanitised)
        let fields = try SealFields(
            JSONObject([
                ("original", "Karl says from Main Street that an attack is planned."),
                ("protected", ["Karl", "Main Street"]), ("sanitised", .string(text)),
                ("source", "A source with direct access"),
            ])
        )
        #expect(Self.refusal(fields, mark) == code)
        var misspelt = fields
        misspelt[.protected] = .words(["Carl"])
        #expect(Self.refusal(misspelt, mark) == .malformedCase)
        let told = try SealFields(
            JSONObject([
                ("original", "Karl says so."), ("protected", ["Karl"]), ("sanitised", "An attack."),
                ("source", "Karl, a friend"),
            ])
        )
        #expect(Self.refusal(told, mark) == .malformedCase)
    }

    @Test func `a child or dependants add a protective body`() throws {
        let mark = CaseMark(id: Self.id, outcome: .warned)
        let notice = JSONValue.string(String(repeating: "A", count: 43))
        var fields = try SealFields(
            JSONObject([
                ("addressee", ["kind": "victim", "name": "the family", "how": "in person"]),
                ("dependants", true), ("notices", [notice]),
                ("paired", ["given": false, "reason": "It would raise the danger."]),
            ])
        )
        #expect(Self.refusal(fields, mark) == .malformedCase)
        fields[.protectiveBody] = .line("social services")
        #expect(Self.refusal(fields, mark) == nil)
    }
}
