// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import NoticeSecurity
internal import TransparencyLog

/// Every checkpoint that a node ever signed, and every one that it cosigned, is of the log that is there.
struct LogCheck {
    private struct Hashes: SubtreeHashes {
        let reader: any StoreReader

        func hash(level: Int, index: Int) throws -> LogHash {
            try reader.subtreeHash(level: level, index: index)
        }
    }

    let stage: Stage
    let seat: SimulatedSeat
    let seats: [CastMember: SimulatedSeat]

    init(_ stage: Stage, _ seat: SimulatedSeat, _ seats: [CastMember: SimulatedSeat]) {
        self.stage = stage
        self.seat = seat
        self.seats = seats
    }

    func findings() async throws -> [String] {
        let name = seat.member.rawValue
        var found: [String] = []
        for text in seat.disk.checkpoints {
            let note = try SignedNote(parsing: Array(text.utf8))
            let checkpoint = try Checkpoint(parsing: note.text)
            if try await root(of: Int(checkpoint.size), at: seat) != checkpoint.root {
                found.append("\(name) signed a checkpoint of \(checkpoint.size) leaves that its log is not")
            }
        }
        let size = try await seat.disk.store.read { try $0.logSize() }
        if seat.member == .witness { found += try await witnessed() }
        let newest = try await seat.disk.store.read { try $0.latestCheckpoint()?.size }
        return newest == size ? found : found + ["\(name) has leaves under no checkpoint"]
    }

    private func root(of size: Int, at seat: SimulatedSeat) async throws -> LogHash? {
        try await seat.disk.store.read { reader in
            guard size <= (try reader.logSize()) else { return nil }
            return try MerkleTree.root(size: UInt64(size), from: Hashes(reader: reader))
        }
    }

    /// What the witness last cosigned for each log is in that log.
    private func witnessed() async throws -> [String] {
        var found: [String] = []
        for member in CastMember.allCases where member != .witness {
            guard let other = seats[member] else { continue }
            let origin = other.party.chain.latest.payload.log.origin
            guard let state = try await seat.disk.store.read({ try $0.witnessed(origin: origin) }) else {
                found.append("the witness never saw the log of \(member.rawValue)")
                continue
            }
            if try await root(of: Int(clamping: state.size), at: other) != state.root {
                found.append("the witness cosigned another log of \(member.rawValue)")
            }
        }
        return found
    }
}
