// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// An envelope this node has just sealed.
package struct SealedEnvelope: Sendable {
    package let bytes: [UInt8]
    /// Digest of the exact bytes.
    package let env: Digest
    package let header: EnvelopeHeader
    /// Payload commitment.
    package var pc: Digest { header.payloadCommitment }
}

/// Seals released notices, each to one recipient (envelope.md, section 1).
package enum EnvelopeSealer {
    /// What goes into an envelope.
    package struct Content: Sendable {
        /// Compact JWS.
        package var dispatch: String
        package var dispatchID: ObjectID
        /// Of the notice; the header repeats some of it.
        package var visible: NoticeVisible
        /// With all disclosures.
        package var noticeText: String
        /// Compact JWS.
        package var approvals: [String]

        package init(
            dispatch: String,
            dispatchID: ObjectID,
            visible: NoticeVisible,
            noticeText: String,
            approvals: [String]
        ) {
            self.dispatch = dispatch
            self.dispatchID = dispatchID
            self.visible = visible
            self.noticeText = noticeText
            self.approvals = approvals
        }

        /// Takes a notice with all its fields and the approvals it came with.
        package init(dispatch: SignedObject, notice: VerifiedNotice) {
            self.init(
                dispatch: dispatch.jws,
                dispatchID: dispatch.id,
                visible: notice.visible,
                noticeText: notice.text,
                approvals: notice.approvals.map(\.jws)
            )
        }
    }

    /// Who keeps the second key share, and the sealing key of theirs that it is sealed to.
    package struct ShareHolder: Sendable {
        package var party: PartyID
        package var key: SealingPublicKey

        package init(party: PartyID, key: SealingPublicKey) {
            self.party = party
            self.key = key
        }
    }

    /// Seals to one key of the recipient.
    ///
    /// `msg` and `salt` are fresh random ids; `random` returns as many fresh random octets as it is asked
    /// for. Every grade but `immediate` needs a share holder: without one it is refused with
    /// `grade-not-supported`. Refuses, as `too-large`, what fits no size class. Does not verify what it
    /// seals.
    package static func seal(
        _ content: Content,
        to recipient: PartyID,
        key: SealingPublicKey,
        shareHolder: ShareHolder? = nil,
        msg: RandomID,
        salt: RandomID,
        random: (Int) -> [UInt8]
    ) throws -> SealedEnvelope {
        guard (content.visible.grade == .immediate) == (shareHolder == nil) else {
            throw SecurityError(.gradeNotSupported, "the grade and the share holder do not fit")
        }
        let framed = try framed(content, salt: salt)
        guard let size = SizeClass(rawValue: framed.count) else { preconditionFailure("not a size class") }
        // The order of the calls is fixed: content key, then nonce; then the second share.
        let octets = random(44)
        var header = header(of: content, to: recipient, msg: msg, salt: salt, size: size)
        var secrets = SealedMessage.Secrets(
            wrapped: Array(octets.prefix(32)),
            contentKey: Array(octets.prefix(32)),
            nonce: Array(octets.suffix(12))
        )
        if let shareHolder {
            let second = random(KeyShare.count)
            header.shareHolder = shareHolder.party
            header.share = try KeyShare.seal(second, to: shareHolder.key, msg: msg, leg: .toHolder)
            secrets.contentKey = KeyShare.contentKey(
                secrets.wrapped,
                second,
                header: members(of: header),
                msg: msg
            )
        }
        let message = try SealedMessage.seal(
            framed,
            members: members(of: header),
            to: key,
            profile: .envelope,
            secrets: secrets
        )
        let parsed = try EnvelopeReader.parsed(message)
        return SealedEnvelope(bytes: parsed.bytes, env: parsed.env, header: parsed.header)
    }

    private static func framed(_ content: Content, salt: RandomID) throws(SecurityError) -> [UInt8] {
        let plaintext = EnvelopePlaintext(
            approvals: content.approvals,
            dispatch: content.dispatch,
            notice: content.noticeText,
            salt: salt
        )
        do {
            return try plaintext.framed()
        } catch {
            throw SecurityError(.tooLarge, error.reason)
        }
    }

    /// The payload commitment: SHA-256 of salt and dispatch id.
    package static func payloadCommitment(salt: RandomID, dispatch: ObjectID) -> Digest {
        ObjectHash.digest(salt.bytes + dispatch.bytes)
    }

    /// The header; its key commitment stands in until sealing makes the real one.
    private static func header(
        of content: Content,
        to recipient: PartyID,
        msg: RandomID,
        salt: RandomID,
        size: SizeClass
    ) -> EnvelopeHeader {
        let visible = content.visible
        let commitment = payloadCommitment(salt: salt, dispatch: content.dispatchID)
        return EnvelopeHeader(
            msg: msg,
            from: visible.issuer,
            to: recipient,
            size: size,
            grade: visible.grade,
            ack: visible.ack,
            lane: Lane(visible.severity),
            expiresAt: visible.expiresAt,
            deadline: visible.deadline?.latest,
            keyCommitment: commitment,
            payloadCommitment: commitment
        )
    }

    /// The members of a header but the key commitment, which sealing adds.
    private static func members(of header: EnvelopeHeader) -> JSONObject {
        guard case .object(var members) = header.json else { preconditionFailure("a header is an object") }
        members["kc"] = nil
        return members
    }
}
