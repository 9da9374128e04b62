// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A refusal of something that does not have the form the specification fixes.
///
/// Two errors are equal when their codes are. `reason` is for people and may change: no decision may rest
/// on it. It holds no value from the input.
public struct FormatError: Error, Equatable, Sendable {
    public let code: Code
    /// What was wrong and where, for people: lower case, no full stop.
    public let reason: String

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// A refusal by the JSON layer, seen from the document it happened in.
    package init(_ code: Code, _ cause: JSONError) {
        self.init(code, cause.description)
    }

    public static func == (left: FormatError, right: FormatError) -> Bool {
        left.code == right.code
    }

    /// The stable names of refusals: part of the interface, never renamed.
    @nonexhaustive
    public enum Code: String, CaseIterable, Sendable {
        case malformedIdentifier = "malformed-identifier"
        case malformedTime = "malformed-time"
        case unknownWord = "unknown-word"
        case malformedLeaf = "malformed-leaf"
        case malformedCard = "malformed-card"
        case malformedNotice = "malformed-notice"
        case hiddenCountMismatch = "hidden-count-mismatch"
        case malformedDraft = "malformed-draft"
        case unclearAssessment = "unclear-assessment"
        case malformedApproval = "malformed-approval"
        case malformedDispatch = "malformed-dispatch"
        case malformedStatus = "malformed-status"
        case malformedEnvelope = "malformed-envelope"
        case malformedRoute = "malformed-route"
        case malformedSubmission = "malformed-submission"
        case malformedEvidence = "malformed-evidence"
        case malformedCarry = "malformed-carry"
        case malformedFile = "malformed-file"
        case malformedBundle = "malformed-bundle"
        case malformedPolicy = "malformed-policy"
        case malformedRequest = "malformed-request"
        case malformedDenial = "malformed-denial"
        case malformedClaim = "malformed-claim"
        case malformedStatement = "malformed-statement"
        case malformedSeal = "malformed-seal"
        case malformedCase = "malformed-case"
        case ownOperation = "own-operation"
        case malformedReport = "malformed-report"
        case malformedProblem = "malformed-problem"
        case tooLarge = "too-large"
    }
}

extension FormatError: CustomStringConvertible {
    public var description: String { "\(code.rawValue): \(reason)" }
}
