// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

extension SlotTable {
    mutating func head() throws -> FilingHead {
        FilingHead(
            jti: scene.sender.random.randomID(),
            issuer: scene.sender.id,
            officer: try #require(scene.sender.officer("Watch")).kid,
            at: TestParty.start,
            after: []
        )
    }

    mutating func seal() throws -> SealPayload {
        SealPayload(
            try head(),
            position: 1,
            previous: nil,
            purpose: .decision,
            status: .exercise,
            rule: .arbiter(scene.recipient.id),
            caseMark: nil,
            hiddenDigests: [scene.message.sealed.env]
        )
    }

    mutating func opening() throws -> OpeningPayload {
        OpeningPayload(
            try head(),
            position: 1,
            previous: nil,
            seal: scene.message.notice.id,
            basis: .event("it happened"),
            disclosures: ["WyJhIl0"],
            among: OpenedCount(
                after: TestParty.start,
                before: TestParty.start,
                first: 1,
                last: 2,
                opened: 1
            )
        )
    }

    mutating func consent() throws -> ConsentPayload {
        ConsentPayload(try head(), seal: scene.message.notice.id, owner: scene.recipient.id, fields: nil)
    }

    /// A waiver of the sender's senior officer.
    mutating func waiverSlot() throws -> Slot {
        let payload = WaiverPayload(
            jti: scene.sender.random.randomID(),
            issuer: scene.sender.id,
            card: scene.sender.chain.latest.id,
            caseID: scene.sender.random.randomID(),
            ground: .alreadyAware,
            reason: "They said so.",
            at: TestParty.start
        )
        let chain = scene.sender.chain
        let key = try #require(scene.sender.officers.first { $0.roles.contains(.decisionMaker) }).key
        let honest = try WaiverVerifier.sign(payload, key: key).jws
        return Slot(type: .waiver, key: key, honest: honest) { text in
            _ = try WaiverVerifier.verify(text, issuer: chain)
        }
    }
}
