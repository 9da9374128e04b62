// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks the seals and openings of a bundle against one another (docs/spec/seal.md).
struct SealCheck {
    /// What is here of one party.
    struct Register {
        let party: PartyID
        /// Ascending by number.
        let seals: [VerifiedSeal]
        /// Ascending by number.
        let openings: [VerifiedOpening]
    }

    let registers: [Register]

    /// Refuses two of one number, a broken chain (`equivocation`) and an opening that is not of its seal.
    ///
    /// An opening whose seal is not here stands alone: nothing is said of it.
    init(_ filings: [Filing]) throws(BundleFault) {
        var seals: [PartyID: [VerifiedSeal]] = [:]
        var openings: [PartyID: [VerifiedOpening]] = [:]
        // An id does not cover the signature: two of one payload are one object.
        var seen: Set<ObjectID> = []
        for filing in filings where seen.insert(filing.id).inserted {
            switch filing {
            case .seal(let seal): seals[seal.payload.issuer, default: []].append(seal)
            case .opening(let opening): openings[opening.payload.issuer, default: []].append(opening)
            default: continue
            }
        }
        var registers: [Register] = []
        for party in Set(seals.keys).union(openings.keys).sorted() {
            let register = Register(
                party: party,
                seals: (seals[party] ?? []).sorted { $0.payload.position < $1.payload.position },
                openings: (openings[party] ?? []).sorted { $0.payload.position < $1.payload.position }
            )
            try Self.checkChain(
                register.seals.map { ($0.payload.position, $0.id, $0.payload.previous) },
                party
            )
            try Self.checkChain(
                register.openings.map { ($0.payload.position, $0.id, $0.payload.previous) },
                party
            )
            registers.append(register)
        }
        self.registers = registers
        let all = Dictionary(grouping: registers.flatMap(\.openings), by: \.payload.seal)
        for seal in registers.flatMap(\.seals) {
            guard let openings = all[seal.id] else { continue }
            try Self.checkFit(openings, seal)
        }
    }

    private static func checkChain(
        _ chain: [(number: Int, id: ObjectID, previous: ObjectID?)],
        _ party: PartyID
    ) throws(BundleFault) {
        for (before, next) in zip(chain, chain.dropFirst()) {
            if before.number == next.number, before.id != next.id {
                throw .refused("equivocation", "\(party.text) gave the number \(next.number) twice")
            }
            if before.number + 1 == next.number, next.previous != before.id {
                throw .refused(
                    "equivocation",
                    "number \(next.number) of \(party.text) does not name the one before"
                )
            }
        }
    }

    private static func checkFit(
        _ openings: [VerifiedOpening],
        _ seal: VerifiedSeal
    ) throws(BundleFault) {
        do {
            _ = try OpenedSeal(seal, openings: openings)
        } catch {
            throw .refused(error.code.rawValue, "openings do not fit their seal: \(error.reason)")
        }
    }

    /// Refuses a seal that was there before a status of its issuer which does not count it.
    func checkCounts(_ channels: [CheckedChannel], _ timeline: Timeline) throws(BundleFault) {
        for register in registers {
            let own = channels.flatMap(\.statuses).filter { $0.payload.issuer == register.party }
            for seal in register.seals {
                var latest: [PartyID: Timestamp] = [:]
                for status in own where status.payload.seals < seal.payload.position {
                    latest.merge(timeline.earlyMarks(of: status.id), uniquingKeysWith: max)
                }
                guard timeline.isMade(seal.id, before: latest) else { continue }
                throw .refused(
                    "equivocation",
                    "seal \(seal.payload.position) was made before a status that does not count it"
                )
            }
        }
    }

    /// What follows, when the times are known.
    func conclusions(
        _ channels: [CheckedChannel],
        _ cards: [PartyID: VerifiedCardChain],
        _ timeline: Timeline,
        _ revoked: RevokedSignatures
    ) -> SealConclusions {
        SealConclusions(
            check: self,
            statuses: channels.flatMap(\.statuses).filter { revoked.counts($0.id) },
            cards: cards,
            timeline: timeline,
            revoked: revoked
        )
    }
}
