// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import NoticeFormat
package import StrictJSON

/// Body of `POST /recover` (docs/spec/node-api.md section 7).
package struct RecoveryQuestionBody: Sendable, Hashable {
    package var question: RecoveryQuestion

    package init(_ question: RecoveryQuestion) {
        self.question = question
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: .body))
        question = RecoveryQuestion(
            origin: try reader.string("origin"),
            version: try reader.count("version"),
            dispatch: try reader.count("dispatch"),
            status: try reader.count("status"),
            inbound: try reader.count("inbound")
        )
        question.evidenceBefore = try reader.optionalInteger("evidenceBefore")
        question.submissionsBefore = try reader.optionalInteger("submissionsBefore")
        question.missing = try reader.strings("missing").map { text throws(JSONError) in
            do { return try RandomID(text) } catch {
                throw JSONError(.wrongType, "a message id expected", path: "/missing")
            }
        }
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([
                ("dispatch", .number(question.dispatch)),
                ("evidenceBefore", question.evidenceBefore.map { .integer($0) }),
                ("inbound", .number(question.inbound)), ("missing", .texts(question.missing)),
                ("origin", .string(question.origin)), ("status", .number(question.status)),
                ("submissionsBefore", question.submissionsBefore.map { .integer($0) }),
                ("version", .number(question.version)),
            ])
        )
    }
}

/// Answer of `POST /recover`.
package struct RecoveryAnswerBody: Sendable, Hashable {
    package var answer: RecoveryAnswer

    package init(_ answer: RecoveryAnswer) {
        self.answer = answer
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: .recovery))
        answer = RecoveryAnswer()
        answer.cards = try reader.strings("cards")
        answer.checkpoint = try reader.optionalString("checkpoint")
        answer.dispatches = try Self.held(&reader, "dispatches")
        answer.evidence = try reader.strings("evidence")
        answer.evidenceNext = try reader.optionalInteger("evidenceNext")
        answer.last = try reader.count("last")
        answer.sent = try Self.held(&reader, "sent")
        answer.statuses = try reader.strings("statuses")
        answer.submissions = try reader.strings("submissions")
        answer.submissionsNext = try reader.optionalInteger("submissionsNext")
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([
                ("cards", .strings(answer.cards)), ("checkpoint", answer.checkpoint.map { .string($0) }),
                ("dispatches", .array(answer.dispatches.map(Self.json))),
                ("evidence", .strings(answer.evidence)),
                ("evidenceNext", answer.evidenceNext.map { .integer($0) }), ("last", .number(answer.last)),
                ("sent", .array(answer.sent.map(Self.json))), ("statuses", .strings(answer.statuses)),
                ("submissions", .strings(answer.submissions)),
                ("submissionsNext", answer.submissionsNext.map { .integer($0) }),
            ])
        )
    }

    private static func held(
        _ reader: inout ObjectReader,
        _ name: String
    ) throws(JSONError) -> [RecoveryAnswer.Held] {
        try reader.objects(name).map { each throws(JSONError) in
            var each = each
            let held = RecoveryAnswer.Held(
                dispatch: try each.string("dispatch"),
                submission: try each.string("submission"),
                salt: RandomID(bytes: try each.bytes("salt", count: RandomID.byteCount)),
                notice: try each.optionalString("notice")
            )
            try each.finish()
            return held
        }
    }

    private static func json(_ held: RecoveryAnswer.Held) -> JSONValue {
        .object([
            ("dispatch", .string(held.dispatch)), ("notice", held.notice.map { .string($0) }),
            ("salt", .text(held.salt)), ("submission", .string(held.submission)),
        ])
    }
}

extension ObjectReader {
    /// An integer from 0.
    fileprivate mutating func count(_ name: String) throws(JSONError) -> Int {
        let number = try integer(name)
        guard number >= 0, let count = Int(exactly: number) else {
            throw JSONError(.wrongType, "an integer from 0 expected", path: path(to: name))
        }
        return count
    }
}

extension JSONLimits {
    /// An answer holds up to five lists of 64 signed objects each.
    fileprivate static var recovery: JSONLimits { JSONLimits(maxBytes: 32 << 20) }
}
