// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat

extension MemoryRecord {
    func cardChain(of party: PartyID) -> [String] { state.cards[party] ?? [] }

    func pinnedParties() -> [PartyID] { state.cards.keys.sorted() }

    func appendCards(_ cards: [String], of party: PartyID) {
        if cards.isEmpty { return }
        state.cards[party, default: []] += cards
    }
}
