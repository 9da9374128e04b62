// SPDX-License-Identifier: Apache-2.0

/// Why something was refused or declined (evidence.md, section 4).
///
/// Codes that are not registered are kept as they came.
public struct ReasonCode: Hashable, Sendable {
    public let text: String

    /// Reads `[a-z][a-z0-9-]{0,63}`.
    public init(_ text: String) throws(FormatError) {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (1...64).contains(text.utf8.count), let first = text.utf8.first, letters.contains(first),
            text.utf8.allSatisfy({ letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") })
        else {
            throw FormatError(.unknownWord, "reason code of another form than [a-z][a-z0-9-]{0,63}")
        }
        self.text = text
    }

    private init(registered text: String) { self.text = text }

    package static let malformedEnvelope = ReasonCode(registered: "malformed-envelope")
    package static let misaddressed = ReasonCode(registered: "misaddressed")
    package static let unknownKey = ReasonCode(registered: "unknown-key")
    package static let idReuse = ReasonCode(registered: "id-reuse")
    package static let tooLarge = ReasonCode(registered: "too-large")
    package static let quota = ReasonCode(registered: "quota")
    package static let expired = ReasonCode(registered: "expired")
    package static let payloadMismatch = ReasonCode(registered: "payload-mismatch")
    package static let malformedNotice = ReasonCode(registered: "malformed-notice")
    package static let undeliveredDisclosure = ReasonCode(registered: "undelivered-disclosure")
    package static let badSignature = ReasonCode(registered: "bad-signature")
    package static let wrongKey = ReasonCode(registered: "wrong-key")
    package static let unknownCard = ReasonCode(registered: "unknown-card")
    package static let mandateNotMet = ReasonCode(registered: "mandate-not-met")
    package static let dispatchMismatch = ReasonCode(registered: "dispatch-mismatch")
    package static let gradeNotSupported = ReasonCode(registered: "grade-not-supported")
    package static let downgrade = ReasonCode(registered: "downgrade")
    /// A relay that does not serve this pair of parties.
    package static let notServed = ReasonCode(registered: "not-served")
    package static let noRoute = ReasonCode(registered: "no-route")
    package static let noAnswer = ReasonCode(registered: "no-answer")
    package static let notCompetent = ReasonCode(registered: "not-competent")
    package static let wrongAddressee = ReasonCode(registered: "wrong-addressee")
    package static let contentUnacceptable = ReasonCode(registered: "content-unacceptable")
    package static let noCapacity = ReasonCode(registered: "no-capacity")
    package static let ackModeNotAgreed = ReasonCode(registered: "ack-mode-not-agreed")
    package static let rangNotAnswered = ReasonCode(registered: "rang-not-answered")
    package static let nobodyOnWatch = ReasonCode(registered: "nobody-on-watch")
    package static let notNow = ReasonCode(registered: "not-now")
    package static let notWithdrawn = ReasonCode(registered: "not-withdrawn")
    /// The way to those who act is broken.
    package static let pathDown = ReasonCode(registered: "path-down")
    package static let carrierFailed = ReasonCode(registered: "carrier-failed")
    package static let other = ReasonCode(registered: "other")
}

extension ReasonCode: TextValue {}

extension ReasonCode: CustomStringConvertible {
    public var description: String { text }
}
