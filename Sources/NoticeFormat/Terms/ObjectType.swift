// SPDX-License-Identifier: Apache-2.0

/// The `typ` of a signed object (README section 4).
public enum ObjectType: String, Word, Sendable {
    case card = "herald-card+jwt"
    case notice = "herald-notice+sd-jwt"
    case approval = "herald-approval+jwt"
    case dispatch = "herald-dispatch+jwt"
    case status = "herald-status+jwt"
    case relayStatus = "herald-relay-status+jwt"
    case submission = "herald-submission+jwt"
    case evidenceSubmission = "herald-evidence-submission+jwt"
    case evidenceRelay = "herald-evidence-relay+jwt"
    case evidenceConsignment = "herald-evidence-consignment+jwt"
    case evidenceAcceptance = "herald-evidence-acceptance+jwt"
    case evidenceCrossing = "herald-evidence-crossing+jwt"
    case evidenceOfficer = "herald-evidence-officer+jwt"
    case evidenceDeadline = "herald-evidence-deadline+jwt"
    case evidenceShare = "herald-evidence-share+jwt"
    case denial = "herald-denial+jwt"
    case statement = "herald-statement+jwt"
    case seal = "herald-seal+jwt"
    case opening = "herald-opening+jwt"
    case consent = "herald-consent+jwt"
    case waiver = "herald-waiver+jwt"
    case impersonation = "herald-impersonation+jwt"
    case request = "herald-request+jwt"
    case bundleSeal = "herald-bundle-seal+jwt"

    /// Largest length of the complete object in octets, a notice with its disclosures (README section 1).
    public var largestSize: Int {
        switch self {
        case .card: 131_072
        case .notice, .opening: 262_144
        default: 65_536
        }
    }

    public var isEvidence: Bool { malformed == .malformedEvidence }

    /// The code with which a payload of this type is refused.
    package var malformed: FormatError.Code {
        switch self {
        case .card: .malformedCard
        case .notice: .malformedNotice
        case .approval: .malformedApproval
        case .dispatch: .malformedDispatch
        case .status, .relayStatus: .malformedStatus
        case .submission: .malformedSubmission
        case .evidenceSubmission, .evidenceRelay, .evidenceConsignment, .evidenceAcceptance,
            .evidenceCrossing, .evidenceOfficer, .evidenceDeadline, .evidenceShare:
            .malformedEvidence
        case .denial: .malformedDenial
        case .statement: .malformedStatement
        case .seal, .opening, .consent: .malformedSeal
        case .waiver: .malformedCase
        case .impersonation: .malformedReport
        case .request: .malformedRequest
        case .bundleSeal: .malformedBundle
        }
    }
}
