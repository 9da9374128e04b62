// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// What one node's disk holds at the end.
struct PartyBook: Sendable {
    let member: CastMember
    let party: PartyID
    let deliveries: [SimulatedDelivery]
    /// Inbound, outbound and relayed.
    let messages: [MessageRecord]
    let notices: [NoticeRecord]
    let evidence: [EvidenceRecord]
    /// By the party at the other end, in the order of their numbers.
    let sent: [PartyID: [DispatchRecord]]
    let received: [PartyID: [DispatchRecord]]
    let ownStatuses: [PartyID: [StatusRecord]]
    let statuses: [PartyID: [StatusRecord]]
    /// The log index of each piece of evidence that is in the log.
    let evidenceIndexes: [ObjectID: Int]

    private static let limit = 10_000

    /// `msgs` are those to look for evidence of: a rejected message leaves no record of its own.
    init(_ seat: SimulatedSeat, _ truth: SimulationTruth, msgs: [RandomID]) async throws {
        self = try await seat.disk.store.read { [party = seat.party.id, member = seat.member] reader in
            try PartyBook(member, party, truth, msgs, reader)
        }
    }

    private init(
        _ member: CastMember,
        _ party: PartyID,
        _ truth: SimulationTruth,
        _ msgs: [RandomID],
        _ reader: any StoreReader
    ) throws {
        self.member = member
        self.party = party
        let others = try reader.pinnedParties().filter { $0 != party }
        notices = try Direction.allCases.flatMap { try reader.notices($0, limit: Self.limit) }
        messages = try Direction.allCases.flatMap { try reader.messages($0, limit: Self.limit) }
        let released = notices.filter { $0.direction == .outbound && $0.releasedAt != nil }
        deliveries = try released.flatMap { notice in
            let place = truth.place(notice.id) ?? -1
            return try reader.dispatches(of: notice.id).filter { $0.from == party }
                .map { try SimulatedDelivery(place, notice, $0, in: reader) }
        }
        let evidence = try msgs.flatMap { try reader.evidence(of: $0) }
        self.evidence = evidence
        func each<Record>(_ read: (PartyID) throws -> [Record]) rethrows -> [PartyID: [Record]] {
            try Dictionary(uniqueKeysWithValues: others.map { ($0, try read($0)) })
        }
        sent = try each { try reader.dispatches(from: party, to: $0, limit: Self.limit) }
        received = try each { try reader.dispatches(from: $0, to: party, limit: Self.limit) }
        ownStatuses = try each { try reader.statuses(by: party, about: $0, limit: Self.limit) }
        statuses = try each { try reader.statuses(by: $0, about: party, limit: Self.limit) }
        let indexes = try evidence.compactMap { record in
            try reader.leafIndex(of: ObjectHash.leaf(.evidence, record.jws)).map { (record.id, $0) }
        }
        evidenceIndexes = Dictionary(indexes) { first, _ in first }
    }
}
