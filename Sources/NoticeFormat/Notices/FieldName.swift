// SPDX-License-Identifier: Apache-2.0

/// The name of a hidden field of a notice (notice.md, section 2).
public enum FieldName: String, Word, Sendable {
    case actor
    case advice
    case attachments
    case confidence
    case dissent
    case event
    case ladder
    case languages
    case likelihood
    case method
    case place
    case placePrecision
    case shortNotice
    case source
    case sourceGrade
    case specificity
    case stop
    case target
    case text
    case window
    case windowPrecision

    /// Computed from the other fields, never composed.
    package var isComputed: Bool {
        self == .placePrecision || self == .windowPrecision || self == .specificity
    }
}
