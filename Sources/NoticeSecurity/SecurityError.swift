// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// A refusal of a key, a signed object, a disclosure or a sealed message.
///
/// Two errors are equal when their codes are. `reason` is for people and may change: no decision may
/// rest on it. It never holds a secret, a key or a value from the input.
public struct SecurityError: Error, Equatable, Sendable {
    public let code: Code
    /// What was wrong, for people: lower case, no full stop.
    public let reason: String

    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    public static func == (left: SecurityError, right: SecurityError) -> Bool {
        left.code == right.code
    }

    /// Runs a reading of JSON or base64 and names its refusal by one code of this layer.
    static func naming<Value>(
        _ code: Code,
        _ read: () throws(JSONError) -> Value
    ) throws(SecurityError) -> Value {
        do {
            return try read()
        } catch {
            throw SecurityError(code, String(describing: error))
        }
    }

    /// The stable names of refusals: part of the interface, never renamed.
    @nonexhaustive
    public enum Code: String, CaseIterable, Sendable {
        case malformedKey = "malformed-key"
        case unsupportedKey = "unsupported-key"
        case nonCanonicalKey = "non-canonical-key"
        case lowOrderKey = "low-order-key"
        case invalidPoint = "invalid-point"
        case malformedDigest = "malformed-digest"
        case keyPairMismatch = "key-pair-mismatch"

        case malformedKeyFile = "malformed-key-file"
        case keyFileCost = "key-file-cost"
        case passphraseNeeded = "passphrase-needed"
        case wrongPassphrase = "wrong-passphrase"
        case openPermissions = "open-permissions"

        case tooLarge = "too-large"
        case malformedSignedObject = "malformed-signed-object"
        case unsupportedAlgorithm = "unsupported-algorithm"
        case algorithmMismatch = "algorithm-mismatch"
        case wrongKey = "wrong-key"
        case wrongType = "wrong-type"
        case badSignature = "bad-signature"
        case malformedPayload = "malformed-payload"

        case malformedDisclosure = "malformed-disclosure"
        case malformedDisclosureDigests = "malformed-disclosure-digests"
        case misplacedDisclosureDigests = "misplaced-disclosure-digests"
        case disclosureName = "disclosure-name"
        case disclosureOrder = "disclosure-order"
        case duplicateDisclosure = "duplicate-disclosure"
        case tooManyDisclosures = "too-many-disclosures"
        case undeliveredDisclosure = "undelivered-disclosure"
        case unreferencedDisclosure = "unreferenced-disclosure"

        case malformedSealedMessage = "malformed-sealed-message"
        case unsupportedSuite = "unsupported-suite"
        case notUnwrapped = "not-unwrapped"
        case keyCommitmentMismatch = "key-commitment-mismatch"
        case notDecrypted = "not-decrypted"

        case malformedCard = "malformed-card"
        case unknownCard = "unknown-card"
        case brokenChain = "broken-chain"
        case equivocation
        case malformedAnchor = "malformed-anchor"
        case mismatch
        case malformedNotice = "malformed-notice"
        case hiddenCountMismatch = "hidden-count-mismatch"
        case roleNotHeld = "role-not-held"
        case mandateNotMet = "mandate-not-met"
        case malformedEnvelope = "malformed-envelope"
        case misaddressed
        case unknownKey = "unknown-key"
        case gradeNotSupported = "grade-not-supported"
        case payloadMismatch = "payload-mismatch"
        case dispatchMismatch = "dispatch-mismatch"
        case downgrade
    }
}

extension SecurityError: CustomStringConvertible {
    public var description: String { "\(code.rawValue): \(reason)" }
}
