// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import NoticeSecurity

/// One notice on its way to one recipient, with everything its sender knows of it.
package struct TestMessage: Sendable {
    package let notice: VerifiedNotice
    package let dispatch: SignedObject
    package let msg: RandomID
    package let salt: RandomID
    package let sealed: SealedEnvelope

    /// The core of evidence about this message, without reasons and binding.
    package func evidence(
        _ event: EventName,
        by issuer: PartyID,
        jti: RandomID,
        at time: Timestamp = TestParty.start
    ) -> EvidencePayload {
        EvidencePayload(
            jti: jti,
            issuer: issuer,
            event: event,
            msg: msg,
            env: sealed.env,
            pc: sealed.pc,
            from: sealed.header.from,
            to: sealed.header.to,
            at: time,
            after: [],
            prev: nil
        )
    }
}
