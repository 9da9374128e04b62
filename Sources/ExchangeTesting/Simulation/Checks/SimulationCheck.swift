// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity

/// Compares what the nodes keep at the end with what really happened and with one another.
struct SimulationCheck {
    let stage: Stage
    let seats: [CastMember: SimulatedSeat]

    init(_ stage: Stage, _ seats: [CastMember: SimulatedSeat]) {
        self.stage = stage
        self.seats = seats
    }

    /// What does not hold, in plain words.
    func findings() async throws -> [String] {
        let books = try await books()
        var findings = DeliveryCheck(stage: stage, books: books).findings()
        findings += try EvidenceCheck(stage: stage, books: books).findings()
        findings += ChannelCheck(stage: stage, books: books).findings()
        for member in CastMember.allCases {
            findings += try await LogCheck(stage, seat(member), seats).findings()
        }
        return findings
    }

    /// Whether a sender still waits for the end of a delivery.
    func isWaiting() async throws -> Bool {
        for member in CastMember.parties {
            let isWaiting = try await seat(member).disk.store.read { reader in
                try reader.messages(.outbound, limit: 10_000).contains { try !Self.hasEnded($0, in: reader) }
            }
            if isWaiting { return true }
        }
        return false
    }

    private static func hasEnded(_ message: MessageRecord, in reader: any StoreReader) throws -> Bool {
        guard let notice = try message.notice.flatMap({ try reader.notice($0) }),
            let dispatch = try message.dispatch.flatMap({ try reader.dispatch($0) })
        else { return false }
        return try SimulatedDelivery(-1, notice, dispatch, in: reader).isSettled
    }

    private func books() async throws -> [CastMember: PartyBook] {
        var msgs: [RandomID] = []
        for member in CastMember.parties {
            msgs += try await seat(member).disk.store.read {
                try $0.messages(.outbound, limit: 10_000).map(\.msg)
            }
        }
        var books: [CastMember: PartyBook] = [:]
        for member in CastMember.allCases {
            books[member] = try await PartyBook(seat(member), stage.truth, msgs: msgs)
        }
        return books
    }

    private func seat(_ member: CastMember) -> SimulatedSeat {
        guard let seat = seats[member] else { preconditionFailure("everybody has a seat") }
        return seat
    }
}
