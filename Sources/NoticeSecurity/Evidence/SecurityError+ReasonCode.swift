// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

extension SecurityError {
    /// The code of evidence.md, section 4, with which a node rejects what was refused with this error.
    ///
    /// This is the only place where codes of this layer become reasons of evidence.
    package var reasonCode: ReasonCode {
        switch code {
        case .tooLarge: .tooLarge
        case .malformedEnvelope, .malformedSealedMessage, .notUnwrapped, .keyCommitmentMismatch,
            .notDecrypted:
            .malformedEnvelope
        case .misaddressed: .misaddressed
        case .unknownKey: .unknownKey
        case .gradeNotSupported: .gradeNotSupported
        case .downgrade, .unsupportedSuite: .downgrade
        case .payloadMismatch: .payloadMismatch
        case .dispatchMismatch, .mismatch: .dispatchMismatch
        case .undeliveredDisclosure: .undeliveredDisclosure
        case .badSignature: .badSignature
        case .wrongKey, .algorithmMismatch, .unsupportedAlgorithm, .lowOrderKey, .nonCanonicalKey,
            .invalidPoint, .unsupportedKey, .malformedKey:
            .wrongKey
        case .unknownCard: .unknownCard
        case .mandateNotMet, .roleNotHeld: .mandateNotMet
        case .malformedNotice, .hiddenCountMismatch, .malformedDisclosure, .malformedDisclosureDigests,
            .misplacedDisclosureDigests, .disclosureName, .disclosureOrder, .duplicateDisclosure,
            .tooManyDisclosures, .unreferencedDisclosure, .malformedPayload, .malformedSignedObject,
            .malformedAnchor, .wrongType:
            .malformedNotice
        default: .other
        }
    }
}
