// SPDX-License-Identifier: Apache-2.0

public import NoticeFormat

/// One end of the window in which an object was made, as far as the verifier's witnesses go.
///
/// Rests on cosignatures only, never on a time that a party wrote about itself (bundle.md section 5).
public struct TimeBound: Hashable, Sendable {
    /// A witness and the time it put beside its cosignature.
    public struct Mark: Hashable, Sendable {
        public let witness: PartyID
        public let time: Timestamp

        package init(witness: PartyID, time: Timestamp) {
            self.witness = witness
            self.time = time
        }
    }

    /// The bound that the policy's threshold of witnesses gives; nil with fewer of them.
    public let time: Timestamp?
    /// Every mark that was found, earliest first: with no ``time``, what single witnesses say.
    public let marks: [Mark]

    static let none = TimeBound(time: nil, marks: [])

    /// The latest time that `threshold` witnesses put before the object.
    static func notBefore(_ marks: [Mark], threshold: Int) -> TimeBound {
        let latest = best(of: marks) { $0.time > $1.time }
        let time = latest.count >= threshold ? latest[threshold - 1].time : nil
        return TimeBound(time: time, marks: latest.reversed())
    }

    /// The earliest time by which `threshold` witnesses had cosigned a log that holds the object.
    static func notAfter(_ marks: [Mark], threshold: Int) -> TimeBound {
        let earliest = best(of: marks) { $0.time < $1.time }
        let time = earliest.count >= threshold ? earliest[threshold - 1].time : nil
        return TimeBound(time: time, marks: earliest)
    }

    /// One mark for each witness, its best, sorted best first.
    private static func best(of marks: [Mark], _ isBetter: (Mark, Mark) -> Bool) -> [Mark] {
        var byWitness: [PartyID: Mark] = [:]
        for mark in marks {
            if let known = byWitness[mark.witness], !isBetter(mark, known) { continue }
            byWitness[mark.witness] = mark
        }
        return byWitness.values.sorted { left, right in
            left.time == right.time ? left.witness < right.witness : isBetter(left, right)
        }
    }

    /// "by w.example" for a bound, "according to w.example only" for a mark too few, "no bound" for none.
    public func words(_ preposition: String) -> String {
        let names = marks.map(\.witness.text).joined(separator: ", ")
        if let time { return "\(preposition) \(time.text) (witnessed by \(names))" }
        guard let mark = marks.first else { return "\(preposition): no bound" }
        return "\(preposition) \(mark.time.text) according to \(names) only"
    }
}

/// The window in which an object was made.
public struct TimeWindow: Hashable, Sendable {
    public let notBefore: TimeBound
    public let notAfter: TimeBound
    /// The time the signer claims.
    public let claimed: Timestamp

    package init(notBefore: TimeBound, notAfter: TimeBound, claimed: Timestamp) {
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.claimed = claimed
    }

    public var isBounded: Bool { notBefore.time != nil && notAfter.time != nil }

    /// The claimed time contradicts what the witnesses saw.
    public var isClaimOutside: Bool {
        if let early = notBefore.time, claimed < early { return true }
        if let late = notAfter.time, claimed > late { return true }
        return false
    }

    public var words: String {
        let bounds = "\(notBefore.words("not before")), \(notAfter.words("not after"))"
        return isClaimOutside ? "\(bounds); the time it claims for itself, \(claimed.text), lies outside" : bounds
    }
}
