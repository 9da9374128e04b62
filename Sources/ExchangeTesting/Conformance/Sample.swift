// SPDX-License-Identifier: Apache-2.0

package import Exchange
package import NoticeFormat

/// Records to fill a store with; equal numbers give equal records.
package enum Sample {
    package static func party(_ name: String) throws -> PartyID { try PartyID("\(name).example") }

    /// A route through relays of these names.
    package static func route(_ names: String...) -> Route {
        guard let route = try? Route(relays: names.map { try party($0) }) else {
            preconditionFailure("not a route: \(names)")
        }
        return route
    }

    package static func id(_ number: Int) -> ObjectID { ObjectID(bytes: octets(number, 32)) }

    package static func random(_ number: Int) -> RandomID { RandomID(bytes: octets(number, 16)) }

    package static func digest(_ number: Int) -> Digest { Digest(bytes: octets(number, 32)) }

    package static func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_800_000_000 + seconds) }

    package static func leaf(_ number: Int, _ type: LeafType = .evidence) -> LeafEntry {
        LeafEntry(type: type, digest: digest(number))
    }

    package static func notice(
        _ number: Int,
        _ direction: Direction = .outbound,
        createdAt seconds: Int64 = 0
    ) throws -> NoticeRecord {
        try NoticeRecord(
            id: id(number),
            direction: direction,
            issuer: party("a"),
            text: "notice-\(number)~",
            createdAt: time(seconds)
        )
    }

    package static func dispatch(
        _ number: Int,
        from: String = "a",
        to: String = "b",
        id: Int? = nil,
        notice: Int = 1
    ) throws -> DispatchRecord {
        try DispatchRecord(
            id: Sample.id(id ?? number),
            from: party(from),
            to: party(to),
            number: number,
            notice: Sample.id(notice),
            msg: random(number),
            jws: "dispatch-\(id ?? number)"
        )
    }

    package static func status(
        _ index: Int,
        by issuer: String = "a",
        about counterpart: String = "b",
        id: Int? = nil
    ) throws -> StatusRecord {
        try StatusRecord(
            id: Sample.id(id ?? index),
            issuer: party(issuer),
            counterpart: party(counterpart),
            index: index,
            jws: "status-\(id ?? index)",
            keptAt: time(Int64(index))
        )
    }

    package static func message(
        _ number: Int,
        _ direction: Direction = .inbound,
        _ state: MessageRecord.State = .unopened,
        keptAt seconds: Int64 = 0
    ) throws -> MessageRecord {
        try MessageRecord(
            msg: random(number),
            direction: direction,
            state: state,
            from: party("a"),
            to: party("b"),
            env: digest(number),
            envelope: octets(number, 300),
            pc: digest(number + 1),
            keptAt: time(seconds)
        )
    }

    package static func evidence(
        _ number: Int,
        of msg: Int = 1,
        by issuer: String = "a"
    ) throws -> EvidenceRecord {
        try EvidenceRecord(
            id: id(number),
            msg: random(msg),
            issuer: party(issuer),
            event: "urn:example:event-\(number)",
            jws: "evidence-\(number)",
            keptAt: time(Int64(number))
        )
    }

    package static func attempt(_ number: Int, about party: String, at seconds: Int64) throws
        -> ImpersonationAttempt
    {
        try ImpersonationAttempt(
            about: Sample.party(party),
            presentedBy: number.isMultiple(of: 2) ? Sample.party("relay") : nil,
            digest: digest(number),
            reason: .badSignature,
            at: time(seconds)
        )
    }

    package static func item(
        _ content: OutboxItem.Content,
        to party: String = "b",
        due seconds: Int64 = 0
    ) throws -> OutboxItem {
        try OutboxItem(party: Sample.party(party), content: content, due: time(seconds))
    }

    private static func octets(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? number >> (8 * $0) : 7 * $0 + number) }
    }
}
