// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Something that can be looked up, to which the one who performed a step points (posture.md, section 5).
///
/// It is a pointer: that the thing is there, and shows what is said of it, is for the reader to check.
package struct PerformanceProof: Hashable, Sendable {
    package enum Source: String, Word, Sendable {
        case attachment, evidence, notice, statement
    }

    package let source: Source
    package let digest: Digest

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        source = try reader.text("type")
        digest = try reader.text("digest")
        try reader.finish()
    }

    static func list(_ reader: inout MemberReader, _ key: String) throws(FormatError) -> [PerformanceProof] {
        let list = try reader.objects(key, count: 1...16).map { (each) throws(FormatError) in
            try PerformanceProof(each)
        }
        guard Set(list).count == list.count else { throw reader.refusal("a proof occurs twice", at: key) }
        return list
    }

    package var json: JSONValue { .object([("digest", .text(digest)), ("type", .text(source))]) }
}
