// SPDX-License-Identifier: Apache-2.0

extension NoticeFields {
    /// What a copy that is freed of its source keeps as it was (notice.md, section 8), ascending.
    package static let keptWhenSanitised: [FieldName] = [
        .basis, .confidence, .dissent, .likelihood, .sourceDescriptor, .sourceGrade,
    ]

    /// What is wrong with these fields as a sanitised copy of others, for people; empty if nothing is.
    ///
    /// Whether the other texts give the source away is for a human to judge.
    package func sanitisingFaults(of original: NoticeFields) -> [String] {
        let changed = Self.keptWhenSanitised.filter { original[$0] != nil && self[$0] != original[$0] }
        let source = self[.source] == nil ? [] : ["a sanitised copy holds no source"]
        return source + changed.map { "\($0.rawValue) is not that of the original" }
    }

    /// These fields with those of the original that a sanitised copy keeps and that are not here.
    package func keepingDescriptors(of original: NoticeFields) -> NoticeFields {
        var copy = self
        for name in Self.keptWhenSanitised where copy[name] == nil { copy.set(name, original[name]) }
        return copy
    }
}
