// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

/// Nothing confirmed is lost or doubled, and every sender knows where its notices ended.
struct DeliveryCheck {
    let stage: Stage
    let books: [CastMember: PartyBook]

    func findings() -> [String] {
        stage.truth.confirmed.flatMap { confirmed($0) }
            + books.values.sorted { $0.member < $1.member }.flatMap { book in
                book.deliveries.flatMap { delivery($0, of: book) } + inbox(of: book)
            }
    }

    /// A confirmed notice has exactly one dispatch for each recipient.
    private func confirmed(_ place: Int) -> [String] {
        let plan = stage.schedule.notices[place]
        let deliveries = books[plan.from]?.deliveries.filter { $0.place == place } ?? []
        let recipients = deliveries.map(\.message.to).sorted()
        let expected = plan.to.map { stage.cast.id($0) }.sorted()
        return recipients == expected
            ? [] : ["#\(place) was confirmed, and its sender has dispatches to \(recipients) of \(expected)"]
    }

    private func delivery(_ delivery: SimulatedDelivery, of book: PartyBook) -> [String] {
        var found: [String] = []
        if !delivery.isSettled { found.append("\(delivery): no end is known to its sender") }
        if delivery.outcome == .contradictory { found.append("\(delivery): nobody here contradicts himself") }
        guard let recipient = stage.cast.member(delivery.message.to).flatMap({ books[$0] }) else {
            return found
        }
        let copies = recipient.messages.filter { $0.msg == delivery.message.msg && $0.direction == .inbound }
        if copies.count > 1 { found.append("\(delivery): the recipient holds it \(copies.count) times") }
        guard let copy = copies.first else {
            if delivery.outcome == .opened || delivery.outcome == .atTheNode {
                found.append("\(delivery): the recipient does not hold it")
            }
            return found
        }
        if copy.env != delivery.message.env { found.append("\(delivery): the recipient holds other bytes") }
        if delivery.isKnownOpened != (copy.state == .opened) {
            found.append("\(delivery): at the recipient it is \(copy.state.rawValue)")
        }
        return found + content(delivery, copy, recipient)
    }

    /// What was opened is the notice, word for word, with its number.
    private func content(
        _ delivery: SimulatedDelivery,
        _ copy: MessageRecord,
        _ recipient: PartyBook
    ) -> [String] {
        guard copy.state == .opened else { return [] }
        let notices = recipient.notices.filter { $0.id == delivery.notice.id && $0.direction == .inbound }
        let numbers = recipient.received[delivery.message.from]?.filter { $0.msg == copy.msg } ?? []
        var found: [String] = []
        if notices.map(\.text) != [delivery.notice.text] {
            found.append("\(delivery): the recipient has it \(notices.count) times, or another text")
        }
        if numbers.map(\.id) != [delivery.dispatch.id] || numbers.first?.number != delivery.dispatch.number {
            found.append("\(delivery): the recipient has it under other numbers")
        }
        return found
    }

    /// Whatever a party received was sent by somebody, once.
    private func inbox(of book: PartyBook) -> [String] {
        let inbound = book.messages.filter { $0.direction == .inbound }
        let notices = inbound.compactMap(\.notice)
        var found = inbound.filter { message in
            let sender = stage.cast.member(message.from).flatMap { books[$0] }
            return sender?.messages.contains { $0.msg == message.msg && $0.env == message.env } != true
        }.map { "\(book.member.rawValue) holds an envelope that \($0.from.text) does not know" }
        if Set(notices).count != notices.count {
            found.append("\(book.member.rawValue) received one notice in two messages")
        }
        return found
    }
}
