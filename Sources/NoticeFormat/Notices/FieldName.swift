// SPDX-License-Identifier: Apache-2.0

/// The name of a hidden field of a notice (notice.md, section 2).
public enum FieldName: String, Word, Sendable {
    case actor
    case advice
    case answer
    case asked
    case attachments
    case basis
    case calendar
    case codes
    case completion
    case confidence
    case designation
    case dissent
    case entry
    case equipment
    case event
    case formations
    case judged
    case ladder
    case languages
    case likelihood
    case meeting
    case method
    case objectives
    case observed
    case place
    case placePrecision
    case proof
    case purpose
    case reader
    case reading
    case reassurance
    case reported
    case route
    case rules
    case shortNotice
    case signal
    case source
    case sourceDescriptor
    case sourceGrade
    case specificity
    case stop
    case subordination
    case target
    case text
    case window
    case windowPrecision

    /// Computed from the other fields, never composed.
    package var isComputed: Bool {
        self == .placePrecision || self == .windowPrecision || self == .specificity
    }
}
