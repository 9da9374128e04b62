// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON
import Testing

struct NoticeFieldsTests {
    private func fields(_ json: JSONValue) throws -> NoticeFields {
        guard case .object(let object) = json else { return NoticeFields() }
        return try NoticeFields(object)
    }

    @Test func `every field is read and written`() throws {
        let fields = try fields(Sample.fields)
        #expect(fields.count == FieldName.allCases.count - 3)
        #expect(fields.json == Sample.fields)
        let all = fields.withComputedFields
        #expect(all.count == FieldName.allCases.count)
        #expect(try self.fields(all.json) == all)
        #expect(all.names.map(\.rawValue) == FieldName.allCases.map(\.rawValue).sorted())
    }

    @Test func `computed fields make the set complete and match`() throws {
        let all = try fields(Sample.fields).withComputedFields
        try all.checkComplete()
        #expect(all.specificityMatch == .match)
        #expect(all.placePrecision?.shape == .circle && all.windowPrecision == 3600)
        #expect(all.withComputedFields == all)
        #expect(all.prose(.source) == "a visitor" && all.prose(.place) == nil)
    }

    @Test func `a polygon that runs round itself beyond the whole globe is refused`() throws {
        let lune: [JSONValue] = [["-89", "0"], ["-89", "179"], ["89", "179"], ["89", "0"]]
        func place(_ turns: Int) -> JSONValue {
            ["place": ["points": .array((0..<turns).flatMap { _ in lune }), "type": "polygon"]]
        }
        let once = try fields(place(1)).withComputedFields
        #expect(try fields(once.json) == once)
        // Sixty times would give an area that no JSON number of this version holds.
        #expect(throws: FormatError(.malformedNotice, "")) { try fields(place(3)) }
        #expect(throws: FormatError(.malformedNotice, "")) { try fields(place(60)) }
    }

    @Test func `fields opened in part are read and are not complete`() throws {
        let opened = try fields(["text": "one"])
        #expect(opened.prose(.text) == "one" && opened.place == nil)
        #expect(throws: FormatError(.malformedNotice, "")) { try opened.checkComplete() }
        #expect(opened.specificityMatch == .mismatch)
    }

    @Test(
        arguments: [
            ("event", ""), ("text", .string(String(repeating: "x", count: 16_385))), ("text", 5),
            ("actor", "a\rb"), ("actor", "a\u{0}b"), ("actor", "a\u{85}b"), ("actor", "a\u{7F}b"),
            ("advice", "a\u{202A}b"), ("advice", "a\u{202E}b"), ("advice", "a\u{2066}b"),
            ("advice", "\u{2069}"),
            ("likelihood", "maybe"), ("confidence", "Low"), ("sourceGrade", "G1"), ("sourceGrade", "A7"),
            ("sourceGrade", "A"), ("sourceGrade", "B22"), ("window", ["from": "2024-01-01T00:00:00Z"]),
            ("window", ["from": "2024-01-01T00:00:01Z", "to": "2024-01-01T00:00:00Z"]),
            ("windowPrecision", ["seconds": -1]), ("windowPrecision", ["seconds": 1, "more": 1]),
            ("weather", "fine"), ("Text", "x"), ("", "x"),
        ] as [(String, JSONValue)]
    )
    func `refuses a value that the field cannot have`(name: String, value: JSONValue) {
        #expect(throws: FormatError(.malformedNotice, "")) {
            try NoticeFields(JSONObject([(name, value)]))
        }
    }

    @Test(
        arguments: [
            ("languages", []), ("languages", [["lang": "fa"]]),
            ("languages", [["lang": "f_a", "text": "x"]]),
            ("languages", [["lang": "123", "text": "x"]]), ("languages", [["lang": "-en", "text": "x"]]),
            ("languages", [["lang": "abcdefghi", "text": "x"]]), ("languages", [["lang": "en", "text": ""]]),
            ("languages", [["lang": "en", "text": "x"], ["lang": "EN", "text": "y"]]), ("languages", "en"),
            ("attachments", []),
            (
                "attachments",
                [["bytes": -1, "mediaType": "a/b", "name": "n", "sha256": .string(Sample.digest)]]
            ),
            (
                "attachments",
                [["bytes": 1, "mediaType": "ab", "name": "n", "sha256": .string(Sample.digest)]]
            ),
            (
                "attachments",
                [["bytes": 1, "mediaType": "a/", "name": "n", "sha256": .string(Sample.digest)]]
            ),
            (
                "attachments",
                [["bytes": 1, "mediaType": "a/b;c=d", "name": "n", "sha256": .string(Sample.digest)]]
            ),
            (
                "attachments",
                [["bytes": 1, "mediaType": "a/b", "name": "n\n", "sha256": .string(Sample.digest)]]
            ),
            ("attachments", [["bytes": 1, "mediaType": "a/b", "name": "n", "sha256": "x"]]),
        ] as [(String, JSONValue)]
    )
    func `refuses lists of another form`(name: String, value: JSONValue) {
        #expect(throws: FormatError(.malformedNotice, "")) {
            try NoticeFields(JSONObject([(name, value)]))
        }
    }

    @Test func `a text of the largest length in scalars is read`() throws {
        let text = String(repeating: "e\u{301}", count: 8192)
        #expect(try fields(["text": .string(text)]).prose(.text)?.unicodeScalars.count == 16_384)
    }
}
