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

    /// Seals to one key of the recipient.
    ///
    /// `msg` and `salt` are fresh random ids; `random` returns as many fresh random octets as it is asked
    /// for. Refuses, as `too-large`, what fits no size class, and with `grade-not-supported` every grade
    /// but `immediate`. Does not verify what it seals.
    package static func seal(
        _ content: Content,
        to recipient: PartyID,
        key: SealingPublicKey,
        msg: RandomID,
        salt: RandomID,
        random: (Int) -> [UInt8]
    ) throws -> SealedEnvelope {
        guard content.visible.grade == .immediate else {
            throw SecurityError(.gradeNotSupported, "only the grade immediate is supported")
        }
        let plaintext = EnvelopePlaintext(
            approvals: content.approvals,
            dispatch: content.dispatch,
            notice: content.noticeText,
            salt: salt
        )
        let framed: [UInt8]
        do {
            framed = try plaintext.framed()
        } catch {
            throw SecurityError(.tooLarge, error.reason)
        }
        guard let size = SizeClass(rawValue: framed.count) else { preconditionFailure("not a size class") }
        let members = header(of: content, to: recipient, msg: msg, salt: salt, size: size)
        // The order of the calls is fixed: content key, then nonce.
        var generator = OctetSource(octets: random(44))
        let message = try SealedMessage.seal(
            framed,
            members: members,
            to: key,
            profile: .envelope,
            using: &generator
        )
        let parsed = try EnvelopeReader.parsed(message)
        return SealedEnvelope(bytes: parsed.bytes, env: parsed.env, header: parsed.header)
    }

    /// The payload commitment: SHA-256 of salt and dispatch id.
    package static func payloadCommitment(salt: RandomID, dispatch: ObjectID) -> Digest {
        ObjectHash.digest(salt.bytes + dispatch.bytes)
    }

    /// The members of the header but the key commitment, which sealing adds.
    private static func header(
        of content: Content,
        to recipient: PartyID,
        msg: RandomID,
        salt: RandomID,
        size: SizeClass
    ) -> JSONObject {
        let visible = content.visible
        let commitment = payloadCommitment(salt: salt, dispatch: content.dispatchID)
        let header = EnvelopeHeader(
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
        guard case .object(var members) = header.json else { preconditionFailure("a header is an object") }
        members["kc"] = nil
        return members
    }
}

/// Hands out octets that were drawn before.
private struct OctetSource: RandomNumberGenerator {
    var octets: [UInt8]

    mutating func next() -> UInt64 {
        precondition(!octets.isEmpty, "more octets asked for than were drawn")
        let taken = octets.prefix(8)
        octets.removeFirst(taken.count)
        return taken.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
