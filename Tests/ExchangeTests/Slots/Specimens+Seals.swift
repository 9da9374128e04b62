// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

extension Specimens {
    private mutating func head() throws -> FilingHead {
        FilingHead(
            jti: ash.random.randomID(),
            issuer: ash.id,
            officer: try #require(ash.officer("Watch")).kid,
            at: TestParty.start,
            after: []
        )
    }

    mutating func seal() throws -> String {
        let payload = SealPayload(
            try head(),
            position: 1,
            previous: nil,
            purpose: .decision,
            status: .exercise,
            rule: .arbiter(birch.id),
            caseMark: nil,
            hiddenDigests: [message.sealed.env]
        )
        return try FilingSigner.sign(payload, key: ash.node).jws
    }

    mutating func opening() throws -> String {
        let time = TestParty.start
        let payload = OpeningPayload(
            try head(),
            position: 1,
            previous: nil,
            seal: message.notice.id,
            basis: .event("it happened"),
            disclosures: ["WyJhIl0"],
            among: OpenedCount(after: time, before: time, first: 1, last: 2, opened: 1)
        )
        return try FilingSigner.sign(payload, key: ash.node).jws
    }

    mutating func consent() throws -> String {
        let payload = ConsentPayload(try head(), seal: message.notice.id, owner: birch.id, fields: nil)
        return try FilingSigner.sign(payload, key: ash.node).jws
    }

    mutating func waiver() throws -> String {
        let payload = WaiverPayload(
            jti: ash.random.randomID(),
            issuer: ash.id,
            card: ash.chain.latest.id,
            caseID: ash.random.randomID(),
            ground: .alreadyAware,
            reason: "They said so.",
            at: TestParty.start
        )
        let officer = try #require(ash.officers.first { $0.roles.contains(.decisionMaker) })
        return try WaiverVerifier.sign(payload, key: officer.key).jws
    }
}
