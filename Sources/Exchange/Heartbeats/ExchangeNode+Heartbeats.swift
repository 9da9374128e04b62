// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Opens, moves or leaves the outage of each counterpart as its statuses are overdue or not; returns how
    /// many changed.
    ///
    /// The first call of a process records, before any new status is made, the time in which this node itself
    /// made none.
    package func watchHeartbeats() async throws -> Int {
        guard !isReadOnly else { return 0 }
        var count = 0
        if contacts.noteGapOnce() { count += try await noteOwnGap() }
        for counterpart in counterparts {
            guard try await store.read({ try change(with: counterpart, in: $0) }) != nil else { continue }
            let changed = try await store.write { transaction -> OutageRecord? in
                guard let change = try change(with: counterpart, in: transaction) else { return nil }
                for record in change { try transaction.putOutage(record) }
                return change.last
            }
            guard let changed else { continue }
            count += 1
            logger.warning(
                "statuses of a counterpart are missing",
                metadata: [
                    "party": "\(changed.party.text)", "segment": "\(changed.segment.rawValue)",
                    "since": "\(changed.start.text)", "problem": "\(changed.problem ?? "none")",
                ]
            )
        }
        return count
    }

    /// Parties with which notices are exchanged.
    var counterparts: [PartyID] {
        cards.parties.filter { $0 != party && exchangesNotices($0) && !isClosed($0) }
    }

    /// Ends an outage when a status has come.
    func endOutage(with counterpart: PartyID, in transaction: any StoreTransaction) throws {
        guard var outage = try transaction.openOutage(with: counterpart) else { return }
        outage.end = max(outage.start, clock.now())
        try transaction.putOutage(outage)
        logger.notice(
            "statuses of a counterpart come again",
            metadata: ["party": "\(counterpart.text)", "since": "\(outage.start.text)"]
        )
    }

    /// What the next status tells the counterpart: outages that began or ended since the last one, newest last.
    func missed(
        with counterpart: PartyID,
        since last: Timestamp?,
        in reader: any StoreReader
    ) throws -> [MissedSpan] {
        let recent = try reader.outages(with: counterpart, limit: MissedSpan.largestCount)
        return recent.reversed().filter { outage in
            guard let last, let end = outage.end else { return true }
            return end >= last
        }.map { MissedSpan(from: $0.start, to: $0.end, segment: $0.segment) }
    }

    /// Seconds between two statuses of a party, as its card says.
    func statusInterval(of counterpart: PartyID) -> Int64 {
        Int64(cards[counterpart]?.latest.payload.policy.statusInterval ?? settings.statusInterval)
    }

    private func noteOwnGap() async throws -> Int {
        let interval = Int64(settings.statusInterval)
        let late = interval + HeartbeatVerdict.tolerance(of: interval)
        var count = 0
        for counterpart in counterparts {
            let start = try await store.write { transaction -> Timestamp? in
                guard let last = try transaction.lastStatus(by: party, about: counterpart),
                    contacts.startedAt.seconds(since: last.keptAt) > late
                else { return nil }
                let start = last.keptAt.adding(seconds: interval)
                try transaction.putOutage(
                    OutageRecord(
                        party: counterpart,
                        start: start,
                        end: contacts.startedAt,
                        segment: .own,
                        problem: "this node made no status"
                    )
                )
                return start
            }
            guard let start else { continue }
            count += 1
            logger.warning(
                "this node was away",
                metadata: ["party": "\(counterpart.text)", "since": "\(start.text)"]
            )
        }
        return count
    }

    /// The records to put; nil if the open outage, or that there is none, stays as it is.
    private func change(with counterpart: PartyID, in reader: any StoreReader) throws -> [OutageRecord]? {
        let open = try reader.openOutage(with: counterpart)
        guard let segment = try verdict(on: counterpart, in: reader).map(\.segment) ?? nil else { return nil }
        guard open?.segment != segment else { return nil }
        let now = clock.now()
        let problem = segment == .path ? contacts[counterpart].problem : nil
        guard var ended = open else {
            let start = max(try due(of: counterpart, in: reader) ?? now, contacts.startedAt)
            return [OutageRecord(party: counterpart, start: start, segment: segment, problem: problem)]
        }
        guard now > ended.start else { return nil }
        ended.end = now
        return [ended, OutageRecord(party: counterpart, start: now, segment: segment, problem: problem)]
    }

    private func verdict(on counterpart: PartyID, in reader: any StoreReader) throws -> HeartbeatVerdict? {
        guard let due = try due(of: counterpart, in: reader) else { return nil }
        let interval = statusInterval(of: counterpart)
        let contact = contacts[counterpart]
        return HeartbeatVerdict(
            now: clock.now(),
            due: due,
            tolerance: HeartbeatVerdict.tolerance(of: interval),
            interval: interval,
            watchingSince: contacts.startedAt,
            lastContact: contact.heardAt,
            lastFailure: contact.failedAt,
            reachesNobody: contacts.reachesNobody
        )
    }

    /// When the counterpart's next status was due; nil before this node has stated the channel.
    private func due(of counterpart: PartyID, in reader: any StoreReader) throws -> Timestamp? {
        let last = try reader.lastStatus(by: counterpart, about: party)?.keptAt
        let first = try reader.statuses(by: party, about: counterpart, limit: 1).first?.keptAt
        return (last ?? first)?.adding(seconds: statusInterval(of: counterpart))
    }
}
