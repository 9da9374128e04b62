// SPDX-License-Identifier: Apache-2.0

/// What a recipient makes of a warning or a reply (evidence.md, section 2).
public enum AssessmentMark: String, Word, Sendable {
    case sufficient
    case insufficient
    case irrelevant
}
