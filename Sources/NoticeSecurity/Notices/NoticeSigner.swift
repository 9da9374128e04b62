// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// A notice this node has just signed, not approved yet.
package struct ComposedNotice: Hashable, Sendable {
    /// Issuer-signed JWT and all disclosures, through the last tilde.
    package let text: String
    package let id: ObjectID
    package let visible: NoticeVisible
}

/// Signs notices with the issuer's `notice` key.
package enum NoticeSigner {
    /// Makes a notice of a draft: adds precision and specificity, hides every field, signs.
    ///
    /// `random` returns as many fresh random octets as it is asked for: the `jti` and a salt for each field.
    /// Refuses with `malformed-notice` what no notice may be, and with `too-large`.
    package static func compose(
        draft: NoticeDraft,
        issuer: PartyID,
        card: ObjectID,
        recipients: [PartyID],
        kind: NoticeKind,
        composedAt: Timestamp,
        key: SigningKey,
        random: (Int) -> [UInt8]
    ) throws -> ComposedNotice {
        let frame = NoticeDraft.Frame(
            jti: RandomID(bytes: random(RandomID.byteCount)),
            issuer: issuer,
            recipients: Set(recipients),
            kind: kind,
            composedAt: composedAt,
            card: card
        )
        let fields = draft.fields.withComputedFields.json
        guard case .object(let members) = fields else { preconditionFailure("fields are an object") }
        let disclosures = try members.names.indices.map { position in
            try Disclosure(
                name: members.names[position],
                value: members.values[position],
                salt: random(Disclosure.saltCount)
            )
        }
        let digests = disclosures.map { Digest(bytes: $0.digest.bytes) }
        let visible = try ObjectType.notice.reading { () throws(FormatError) in
            try draft.visible(frame, hiddenDigests: digests)
        }
        let signed = try CompactJWS.sign(
            payload: visible.payload,
            typ: ObjectType.notice.rawValue,
            key: key
        )
        let notice = try SDJWT(issuerJWT: signed.jws.bytes, disclosures: disclosures.map(\.text))
        let text = String(decoding: notice.bytes, as: UTF8.self)
        return ComposedNotice(text: text, id: signed.objectID, visible: visible)
    }
}
