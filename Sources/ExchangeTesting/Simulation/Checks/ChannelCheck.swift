// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// Numbers and chains of dispatches and of statuses hold at both ends.
struct ChannelCheck {
    let stage: Stage
    let books: [CastMember: PartyBook]

    func findings() -> [String] {
        var found: [String] = []
        for from in books.values.sorted(by: { $0.member < $1.member }) {
            for to in books.values.sorted(by: { $0.member < $1.member }) where to.member != from.member {
                found += dispatches(from, to) + statuses(from, to)
            }
        }
        return found
    }

    private func dispatches(_ from: PartyBook, _ to: PartyBook) -> [String] {
        let name = "channel \(from.member.rawValue)>\(to.member.rawValue)"
        let sent = from.sent[to.party] ?? []
        let received = to.received[from.party] ?? []
        var found: [String] = []
        if sent.map(\.number) != Array(1..<sent.count + 1) { found.append("\(name): the sender has a gap") }
        for (record, before) in zip(sent, [nil] + sent.map { Optional($0.id) }) {
            let card = stage.cast[from.member].chain
            let payload = try? DispatchVerifier.verify(record.jws, sender: card).payload
            if payload?.previous != before || payload?.number != record.number {
                found.append("\(name): dispatch \(record.number) is not chained")
            }
        }
        let ids = Dictionary(uniqueKeysWithValues: sent.map { ($0.number, $0.id) })
        for record in received where ids[record.number] != record.id {
            found.append("\(name): the recipient has another dispatch \(record.number)")
        }
        return found + gaps(name, from, to, received: Set(received.map(\.number)))
    }

    /// A number may be missing at the recipient only where its sender knows that the notice was not opened.
    private func gaps(_ name: String, _ from: PartyBook, _ to: PartyBook, received: Set<Int>) -> [String] {
        from.deliveries.compactMap { delivery in
            guard delivery.message.to == to.party, !received.contains(delivery.dispatch.number) else {
                return nil
            }
            let isExplained = delivery.isSettled && !delivery.isKnownOpened
            return isExplained ? nil : "\(name): \(delivery.dispatch.number) is missing, and \(delivery)"
        }
    }

    private func statuses(_ from: PartyBook, _ to: PartyBook) -> [String] {
        let name = "statuses of \(from.member.rawValue) about \(to.member.rawValue)"
        let made = from.ownStatuses[to.party] ?? []
        let held = to.statuses[from.party] ?? []
        var found: [String] = []
        if made.map(\.index) != Array(1..<made.count + 1) { found.append("\(name) have a gap") }
        let ids = Dictionary(uniqueKeysWithValues: made.map { ($0.index, $0.id) })
        if held.contains(where: { ids[$0.index] != $0.id }) { found.append("\(name) differ at the two ends") }
        if held.count != made.count { found.append("\(name): \(held.count) of \(made.count) arrived") }
        return found
    }
}
