// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension ExchangeNode {
    /// The end of the own channel to a recipient: the last dispatch made, or the numbers kept free above it.
    ///
    /// After a loss the number may be above every dispatch that is here (channel.md, section 2).
    func ownEnd(to recipient: PartyID, in reader: any StoreReader) throws -> ReservedHead {
        let last = try reader.lastDispatch(from: party, to: recipient)
        let number = last?.number ?? 0
        if let reserved = try reader.reservedHead(to: recipient), reserved.number > number { return reserved }
        return ReservedHead(number: number, head: last?.id)
    }
}
