// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// What an event binds beyond the core of evidence (evidence.md, section 2).
///
/// Which of these an event has, ``EvidenceShape`` says.
package struct EvidenceBinding: Hashable, Sendable {
    /// The sender's hand-over, as compact JWS.
    package var submission: String?
    package var size: SizeClass?
    package var grade: Grade?
    package var deadline: Timestamp?
    /// The hop before the issuer.
    package var relay: PartyID?
    /// The acceptance of ``relay``.
    package var hop: ObjectID?
    package var attempts: Int?
    /// The hop that could not be reached.
    package var nextHop: PartyID?
    package var dispatch: ObjectID?
    package var notice: ObjectID?
    /// Number of hidden fields.
    package var hidden: Int?
    /// Only ever true: every hidden field was present and matched.
    package var allMatched: Bool?
    package var sdHash: Digest?
    package var specificity: SpecificityMatch?
    package var role: Role?
    package var card: ObjectID?
    /// A role or a title.
    package var conveyedTo: String?
    /// How somebody was told, for people.
    package var means: String?
    /// From 1.
    package var attempt: Int?
    package var lapsed: LapsedDeadline?
    /// When the recipient's node last made itself heard, by the signer's clock.
    package var lastHeard: Timestamp?
    /// The key of the officer who fetched the content.
    package var officer: KeyID?
    /// Digest of the officer's signed request for it; the request itself would let others repeat it.
    package var request: Digest?
    /// The carrier outside Herald.
    package var system: String?
    /// Digest of the file that crossed.
    package var file: Digest?
    package var nextReportBy: Timestamp?
    /// Only ever true: the officer took it as a stop.
    package var stop: Bool?
    package var mark: AssessmentMark?
    /// A role or a title.
    package var decisionLiesWith: String?
    package var expectBy: Timestamp?
    package var note: SealedNote?
    /// How far down the recipient says it passed it, or could not.
    package var level: DisseminationLevel?
    /// The evidence that holds the promise.
    package var promise: ObjectID?
    /// From 1.
    package var rung: Int?
    package var step: EscalationStep?
    /// The ConsignmentAcceptance.
    package var acceptance: ObjectID?
    /// The second key share, sealed to the recipient.
    package var sealedShare: SealedText?
    /// The second key share, for all to read.
    package var openShare: Digest?

    package init() {}
}
