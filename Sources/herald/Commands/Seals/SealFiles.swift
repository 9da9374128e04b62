// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Files that seals and cases are made of, and the node's answers to them.
enum SealFiles {
    /// Hidden fields: one JSON object, by name.
    static func fields(_ path: String, _ code: FormatError.Code) throws -> SealFields {
        let value = try StrictJSONParser.parse(try Files.read(path, limit: SizeLimit.draft))
        guard case .object(let object) = value else {
            throw FormatError(code, "the fields are not an object")
        }
        let fields = try SealFields(object, code)
        guard !fields.holdsComputed else {
            throw FormatError(code, "precision and specificity cannot be composed")
        }
        return fields
    }

    /// A signed object alone in a file.
    static func compact(_ path: String) throws -> String {
        let text = String(decoding: try Files.read(path, limit: 65_537), as: UTF8.self)
        return String(text.prefix { !$0.isNewline })
    }

    /// The one filing of an answer, verified under the own card.
    static func one(_ answer: FilingsBody, _ session: NodeSession) throws -> Filing {
        guard answer.filings.count == 1 else {
            throw Failure(.no, "odd-answer", "the node answered with \(answer.filings.count) objects")
        }
        return try FilingVerifier.verify(answer.filings[0], issuer: session.card)
    }
}
