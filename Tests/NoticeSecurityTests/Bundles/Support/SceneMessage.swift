// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity

/// One envelope of one dispatch, as submissions and evidence name it.
struct SceneMessage {
    let from: PartyID
    let to: TestParty
    let notice: VerifiedNotice
    let dispatch: SignedObject
    let msg: RandomID
    let salt: RandomID
    let env: Digest

    var pc: Digest { ObjectHash.digest(salt.bytes + dispatch.id.bytes) }

    func submission(
        to hop: PartyID,
        by sender: TestParty,
        jti: RandomID
    ) throws -> String {
        let payload = SubmissionPayload(
            jti: jti,
            issuer: from,
            to: to.id,
            nextHop: hop,
            msg: msg,
            env: env,
            pc: pc,
            at: TestParty.start
        )
        return try SubmissionSigner.sign(payload, key: sender.node).jws
    }

    /// Evidence without reasons and binding.
    func payload(_ event: EventName, by issuer: PartyID, jti: RandomID) -> EvidencePayload {
        EvidencePayload(
            jti: jti,
            issuer: issuer,
            event: event,
            msg: msg,
            env: env,
            pc: pc,
            from: from,
            to: to.id,
            at: TestParty.start.adding(seconds: 5),
            after: [],
            prev: nil
        )
    }

    /// What the recipient's node binds when it has opened the envelope.
    var accessBinding: EvidenceBinding {
        var binding = EvidenceBinding()
        binding.dispatch = dispatch.id
        binding.notice = notice.id
        binding.hidden = notice.hiddenCount
        binding.allMatched = true
        binding.sdHash = notice.sdHash
        binding.specificity = .match
        return binding
    }

    /// What an officer of the recipient binds.
    func officerBinding(_ role: Role) -> EvidenceBinding {
        var binding = EvidenceBinding()
        binding.role = role
        binding.card = to.chain.latest.id
        binding.notice = notice.id
        binding.sdHash = notice.sdHash
        return binding
    }
}
