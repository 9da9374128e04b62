// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

extension Specimens {
    mutating func statement() throws -> String {
        let head = FilingHead(
            jti: ash.random.randomID(),
            issuer: ash.id,
            officer: try #require(ash.officer("Watch")).kid,
            at: TestParty.start,
            after: []
        )
        let payload = StatementPayload(head, .sample("They were told."))
        return try FilingSigner.sign(payload, key: ash.node).jws
    }
}
