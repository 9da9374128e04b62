// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Whether a party logged a seal in a period, by the bounds of its statuses (docs/spec/seal.md section 7).
package enum SealPresence: Hashable, Sendable {
    /// Ids of seals that lie in the period.
    case sealed([ObjectID])
    /// Ids of seals that may.
    case mayBe([ObjectID])
    /// None: to say "it was sealed" of that time has no record.
    case noRecord
    /// Why it cannot be told.
    case notShown(String)

    /// A seal or a status: a number and the window in which it was made.
    package struct Count: Sendable {
        package let id: ObjectID
        /// Of the seal, or the seals that the status counts.
        package let number: Int
        package let notBefore: Timestamp?
        package let notAfter: Timestamp?

        package init(id: ObjectID, number: Int, notBefore: Timestamp?, notAfter: Timestamp?) {
            self.id = id
            self.number = number
            self.notBefore = notBefore
            self.notAfter = notAfter
        }
    }

    /// Answers from one party's seals and statuses, in any order.
    package init(seals: [Count], statuses: [Count], after: Timestamp, before: Timestamp) {
        let first = statuses.filter { $0.notAfter.map { $0 <= after } ?? false }.map(\.number).max()
        let second = statuses.filter { $0.notBefore.map { $0 >= before } ?? false }.map(\.number).min()
        let candidates = seals.sorted { $0.number < $1.number }.filter { seal in
            guard seal.number > first ?? 0, seal.number <= second ?? .max else { return false }
            if let late = seal.notAfter, late < after { return false }
            if let early = seal.notBefore, early > before { return false }
            return true
        }
        let inside = candidates.filter { seal in
            (seal.notBefore.map { $0 >= after } ?? false) && (seal.notAfter.map { $0 <= before } ?? false)
        }
        if !inside.isEmpty {
            self = .sealed(inside.map(\.id))
        } else if !candidates.isEmpty {
            self = .mayBe(candidates.map(\.id))
        } else {
            self = Self.absence(Set(seals.map(\.number)), first, second)
        }
    }

    private static func absence(_ numbers: Set<Int>, _ first: Int?, _ second: Int?) -> SealPresence {
        guard let first else {
            return .notShown("no status counts the seals made by the begin of the period")
        }
        guard let second else { return .notShown("no status counts the seals made after its end") }
        guard first <= second else {
            return .notShown("the party's count went back from \(first) to \(second): its seals were lost")
        }
        let unseen = first < second ? ((first + 1)...second).first { !numbers.contains($0) } : nil
        guard let unseen else { return .noRecord }
        return .notShown("seal \(unseen), which the party counts, is not here")
    }

    /// The answer in a word of the specification.
    package var word: String {
        switch self {
        case .sealed: "sealed"
        case .mayBe: "may-be"
        case .noRecord: "no-record"
        case .notShown: "not-shown"
        }
    }

    /// For people.
    package var words: String {
        switch self {
        case .sealed(let ids): "sealed in that time: \(ids.map(\.text).joined(separator: ", "))"
        case .mayBe(let ids): "may have been sealed in that time: \(ids.map(\.text).joined(separator: ", "))"
        case .noRecord: "no record: nothing was sealed in that time"
        case .notShown(let why): "not shown: \(why)"
        }
    }
}

extension BundleReport {
    /// Whether a party logged a seal in a period, as far as this bundle's seals and statuses go.
    package func sealPresence(of party: PartyID, after: Timestamp, before: Timestamp) -> SealPresence {
        Self.sealPresence(of: party, after: after, before: before, in: [self])
    }

    /// The same, from several bundles: seals in one, statuses in another.
    package static func sealPresence(
        of party: PartyID,
        after: Timestamp,
        before: Timestamp,
        in reports: [BundleReport]
    ) -> SealPresence {
        let entries = reports.flatMap(\.seals).filter { $0.party == party }.flatMap(\.seals)
        let seals = entries.map { entry in
            SealPresence.Count(
                id: entry.seal.id,
                number: entry.payload.position,
                // What does not count is not shown to be of any time.
                notBefore: entry.isCounted ? entry.window.notBefore.time : nil,
                notAfter: entry.isCounted ? entry.window.notAfter.time : nil
            )
        }
        let statuses = reports.flatMap { $0.sealCounts[party] ?? [] }
        return SealPresence(seals: seals, statuses: statuses, after: after, before: before)
    }

    /// The highest number of seals that a status here counts of a party; nil without one.
    package func sealCount(of party: PartyID) -> Int? { sealCounts[party]?.map(\.number).max() }
}
