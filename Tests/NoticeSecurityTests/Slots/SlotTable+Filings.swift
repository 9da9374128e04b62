// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

extension SlotTable {
    /// A filing of the sender, where a filing of its type is expected.
    func filingSlot(_ payload: some FilingPayload) throws -> Slot {
        let (key, chain) = (scene.sender.node, scene.sender.chain)
        let expected = type(of: payload)
        let honest = try FilingSigner.sign(payload, key: key).jws
        return Slot(type: expected.type, key: key, honest: honest) { text in
            let filing = try FilingVerifier.verify(text, issuer: chain)
            guard filing.type == expected.leaf else { throw SecurityError(.wrongType, "another filing") }
        }
    }

    mutating func statement() throws -> StatementPayload {
        let head = FilingHead(
            jti: scene.sender.random.randomID(),
            issuer: scene.sender.id,
            officer: try #require(scene.sender.officer("Watch")).kid,
            at: TestParty.start,
            after: []
        )
        return StatementPayload(head, .sample("They were told."))
    }
}
