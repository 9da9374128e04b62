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
    /// What each witness says for itself, best first.
    ///
    /// With a ``time``, only those who bear it out; without, all that are known, too few for a bound.
    public let marks: [Mark]

    static let none = TimeBound(time: nil, marks: [])

    /// The latest time that `threshold` witnesses put before the object; one mark for each witness.
    static func notBefore(_ marks: [Mark], threshold: Int) -> TimeBound {
        bound(marks, threshold) { $0 > $1 }
    }

    /// The earliest time by which `threshold` witnesses had cosigned a log that holds the object.
    static func notAfter(_ marks: [Mark], threshold: Int) -> TimeBound {
        bound(marks, threshold) { $0 < $1 }
    }

    private static func bound(
        _ marks: [Mark],
        _ threshold: Int,
        _ isBetter: (Timestamp, Timestamp) -> Bool
    ) -> TimeBound {
        let sorted = marks.sorted { left, right in
            left.time == right.time ? left.witness < right.witness : isBetter(left.time, right.time)
        }
        guard sorted.count >= threshold else { return TimeBound(time: nil, marks: sorted) }
        let time = sorted[threshold - 1].time
        return TimeBound(time: time, marks: sorted.filter { !isBetter(time, $0.time) })
    }

    /// A bound with its witnesses; "according to B only" with too few of them; "no bound" with none.
    public func words(_ preposition: String) -> String {
        guard !marks.isEmpty else { return "\(preposition): no bound" }
        if let time {
            let names = marks.map(\.witness.text).joined(separator: ", ")
            return "\(preposition) \(time.text) (witnessed by \(names))"
        }
        let single = marks.map { "\($0.time.text) according to \($0.witness.text) only" }
        return "\(preposition) \(single.joined(separator: ", "))"
    }
}
