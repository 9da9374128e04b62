// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity

extension Scene {
    /// What the recipient states about its channel with the sender.
    func status() -> StatusPayload {
        StatusPayload(
            jti: message.salt,
            issuer: recipient.id,
            counterpart: sender.id,
            index: 1,
            previous: nil,
            outbound: .none,
            inbound: ChannelEnd(number: 1, head: message.dispatch.id),
            seals: 0,
            at: TestParty.start,
            after: []
        )
    }

    /// What the recipient reports of somebody who used the sender's name.
    func report() throws -> ImpersonationReport {
        ImpersonationReport(
            jti: message.salt,
            issuer: recipient.id,
            about: sender.id,
            presentedBy: es256Party.id,
            count: 1,
            firstAt: TestParty.start,
            lastAt: TestParty.start,
            digests: [message.sealed.env],
            reasons: [try ReasonCode("bad-signature")]
        )
    }
}
