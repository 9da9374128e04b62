// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Opens envelopes, with every check of envelope.md, section 1, in its order.
package enum EnvelopeOpener {
    /// Opens an envelope for a recipient, sent by the party of the card.
    ///
    /// `share` is the second key share, which every grade but `immediate` needs.
    /// The reason of each refusal as evidence states it is its `reasonCode`. Refuses with `unknown-key`,
    /// `grade-not-supported`, `malformed-envelope`, `key-commitment-mismatch`, `not-decrypted`,
    /// `payload-mismatch`, `misaddressed`, `dispatch-mismatch`, `downgrade`, `mandate-not-met`, and the
    /// codes of ``DispatchVerifier`` and ``NoticeVerifier``.
    package static func open(
        _ envelope: ParsedEnvelope,
        keys: [SealingPrivateKey],
        share: [UInt8]? = nil,
        recipient party: PartyID,
        sender: VerifiedCardChain
    ) throws(SecurityError) -> OpenedEnvelope {
        let plaintext = try plaintext(of: envelope, keys: keys, share: share)
        let dispatch = try dispatch(in: plaintext, envelope: envelope, party: party, sender: sender)
        let notice = try NoticeVerifier.verify(
            text: plaintext.notice,
            approvals: plaintext.approvals,
            issuer: sender,
            mode: .complete
        )
        guard notice.id == dispatch.payload.notice else {
            throw SecurityError(.dispatchMismatch, "the dispatch names another notice")
        }
        guard notice.visible.recipients.contains(party) else {
            throw SecurityError(.dispatchMismatch, "the notice does not list the recipient")
        }
        try checkHeader(envelope.header, repeats: notice.visible)
        if case .notMet(let reason) = notice.mandate { throw SecurityError(.mandateNotMet, reason) }
        return OpenedEnvelope(envelope, dispatch: dispatch, notice: notice, salt: plaintext.salt)
    }

    private static func plaintext(
        of envelope: ParsedEnvelope,
        keys: [SealingPrivateKey],
        share: [UInt8]?
    ) throws(SecurityError) -> EnvelopePlaintext {
        guard let key = keys.first(where: { $0.publicKey.kid == envelope.kid }) else {
            throw SecurityError(.unknownKey, "the envelope is sealed to another key")
        }
        guard (envelope.header.grade == .immediate) == (share == nil) else {
            throw SecurityError(.gradeNotSupported, "the grade needs a second key share, or has none")
        }
        let framed: [UInt8]
        do {
            framed = try envelope.message.open(with: key) { first in
                guard let share else { return first }
                return KeyShare.contentKey(
                    first,
                    share,
                    header: envelope.message.header.members,
                    msg: envelope.header.msg
                )
            }
        } catch {
            switch error.code {
            case .notUnwrapped, .keyCommitmentMismatch, .notDecrypted: throw error
            default: throw SecurityError(.malformedEnvelope, error.reason)
            }
        }
        guard framed.count == envelope.header.size.rawValue else {
            throw SecurityError(.malformedEnvelope, "the content does not have the length of the header")
        }
        do {
            return try EnvelopePlaintext(framed: framed)
        } catch {
            throw SecurityError(.malformedEnvelope, error.reason)
        }
    }

    private static func dispatch(
        in plaintext: EnvelopePlaintext,
        envelope: ParsedEnvelope,
        party: PartyID,
        sender: VerifiedCardChain
    ) throws(SecurityError) -> VerifiedDispatch {
        let object = try CompactJWS(parsing: plaintext.dispatch)
        let commitment = EnvelopeSealer.payloadCommitment(
            salt: plaintext.salt,
            dispatch: ObjectHash.id(of: object)
        )
        guard commitment == envelope.header.payloadCommitment else {
            throw SecurityError(.payloadMismatch, "the header commits to another dispatch")
        }
        guard envelope.header.from == sender.party else {
            throw SecurityError(.dispatchMismatch, "the envelope is of another party than the card")
        }
        let dispatch = try DispatchVerifier.verify(plaintext.dispatch, sender: sender)
        guard envelope.header.to == party, dispatch.payload.recipient == party else {
            throw SecurityError(.misaddressed, "the envelope or its dispatch is for another party")
        }
        return dispatch
    }

    private static func checkHeader(
        _ header: EnvelopeHeader,
        repeats visible: NoticeVisible
    ) throws(SecurityError) {
        guard header.grade == visible.grade, header.ack == visible.ack,
            header.lane == Lane(visible.severity), header.expiresAt == visible.expiresAt,
            header.deadline == visible.deadline?.latest
        else { throw SecurityError(.downgrade, "the header does not repeat the notice") }
    }
}
