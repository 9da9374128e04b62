// SPDX-License-Identifier: Apache-2.0

/// What an explanation can be asked for, each a hidden field of its own (posture.md, section 4).
package enum ExplanationContents {
    /// Ascending.
    package static let names: [FieldName] = [
        .completion, .designation, .equipment, .formations, .objectives, .place, .subordination,
    ]

    static func asked(_ reader: inout MemberReader, _ key: String) throws(FormatError) -> [FieldName] {
        let asked: [FieldName] = try reader.texts(key, count: 1...names.count, .ascending)
        guard asked.allSatisfy(names.contains) else {
            throw reader.refusal("a field that no explanation is asked for", at: key)
        }
        return asked
    }

    /// What was asked for and is not among these fields, ascending.
    package static func missing(of asked: [FieldName], in answer: NoticeFields) -> [FieldName] {
        asked.filter { answer[$0] == nil }
    }
}
