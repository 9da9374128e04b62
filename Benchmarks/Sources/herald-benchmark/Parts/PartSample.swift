// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// A sender and a recipient with their keys, and one notice of the size that the exchange sends.
struct PartSample {
    /// The sender's.
    let card: VerifiedCardChain
    let keys: NodeKeys
    let officer: SigningKey
    let recipient: VerifiedCardChain
    let sealingKeys: [SealingPrivateKey]
    let composed: ComposedNotice
    let approval: ApprovalPayload
    let notice: VerifiedNotice
    let octets = [UInt8](repeating: 0x41, count: 300)
    let signature: [UInt8]

    init(folder: String) throws {
        var random = SystemRandomNumberGenerator()
        let officer = SigningKey.make(.ed25519, using: &random)
        let card = try Self.card("sender.benchmark.example", officer, in: folder + "-sender")
        let recipient = try Self.card("recipient.benchmark.example", officer, in: folder + "-recipient")
        keys = try NodeKeyFiles.read(folder + "-sender/keys")
        sealingKeys = try NodeKeyFiles.read(folder + "-recipient/keys").sealing
        composed = try Self.compose(card: card, to: recipient.party, key: keys.notice)
        approval = ApprovalPayload(
            jti: Officer.randomID(),
            party: card.party,
            notice: composed.id,
            card: card.latest.id,
            role: .releaser,
            approvedAt: Officer.now(),
            after: []
        )
        let jws = try CompactJWS.sign(
            payload: approval.payload,
            typ: ApprovalPayload.type.rawValue,
            key: officer
        )
        notice = try NoticeVerifier.verify(
            text: composed.text,
            approvals: [jws.jws.text],
            issuer: card,
            mode: .complete
        )
        signature = try officer.sign(octets)
        self.card = card
        self.recipient = recipient
        self.officer = officer
    }

    func compose() throws -> ComposedNotice {
        try Self.compose(card: card, to: recipient.party, key: keys.notice)
    }

    func verified() throws -> VerifiedNotice {
        try NoticeVerifier.verify(
            text: notice.text,
            approvals: notice.approvals.map(\.jws),
            issuer: card,
            mode: .complete
        )
    }

    func signedDispatch() throws -> SignedObject {
        let payload = DispatchPayload(
            jti: Officer.randomID(),
            issuer: card.party,
            recipient: recipient.party,
            notice: notice.id,
            number: 1,
            previous: nil,
            seen: nil,
            at: Officer.now(),
            after: []
        )
        return try DispatchSigner.sign(payload, key: keys.notice)
    }

    func signedRequest() throws -> SignedObject {
        let claims = RequestClaims(
            jti: Officer.randomID(),
            issuer: card.party,
            audience: recipient.party,
            method: .post,
            path: "/herald/v1/envelopes",
            digest: ObjectHash.digest(octets),
            at: Officer.now()
        )
        return try RequestSigner.sign(claims, key: keys.transport)
    }

    func seal() throws -> SealedEnvelope {
        guard let key = recipient.sealingKeys(at: Officer.now()).first else {
            throw NodeFailure(3, "the card holds no sealing key")
        }
        return try EnvelopeSealer.seal(
            EnvelopeSealer.Content(dispatch: try signedDispatch(), notice: notice),
            to: recipient.party,
            key: key,
            msg: Officer.randomID(),
            salt: Officer.randomID(),
            random: SystemRandom().bytes
        )
    }

    func open(_ envelope: [UInt8]) throws {
        _ = try EnvelopeOpener.open(
            EnvelopeReader.readHeader(envelope),
            keys: sealingKeys,
            recipient: recipient.party,
            sender: card
        )
    }

    private static func compose(
        card: VerifiedCardChain,
        to recipient: PartyID,
        key: SigningKey
    ) throws -> ComposedNotice {
        try NoticeSigner.compose(
            draft: try NoticeDraft(try Officer.draft()),
            issuer: card.party,
            card: card.latest.id,
            recipients: [recipient],
            kind: .warning,
            composedAt: Officer.now(),
            key: key,
            random: SystemRandom().bytes
        )
    }

    private static func card(
        _ party: String,
        _ officer: SigningKey,
        in folder: String
    ) throws -> VerifiedCardChain {
        guard case .object(let jwk) = officer.verificationKey.jwk else {
            throw NodeFailure(3, "a key is not an object")
        }
        return try NodeFolder.make(
            NodeFolder.Request(
                folder: folder,
                party: try PartyID(party),
                name: party,
                url: "http://127.0.0.1:1",
                listen: "127.0.0.1:1",
                officers: [NodeFolder.Officer(name: "officer", roles: [.drafter, .releaser], jwk: jwk)],
                now: Officer.now()
            )
        )
    }
}
