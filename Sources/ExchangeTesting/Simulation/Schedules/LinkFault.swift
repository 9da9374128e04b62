// SPDX-License-Identifier: Apache-2.0

/// What is wrong with the way from some nodes to some others for a while.
package struct LinkFault: Sendable {
    package enum Kind: Sendable, Hashable {
        /// Nothing passes.
        case blocked
        /// So many of a hundred are lost, and the rest takes this many milliseconds.
        case lossy(percent: Int, delay: Int64)
        /// One in so many is lost.
        case drops(every: Int)
        /// Each takes up to so many milliseconds: they overtake one another.
        case reorders(upTo: Int64)
        /// Each comes twice, the second one up to so many milliseconds later.
        case duplicates(upTo: Int64)
        /// A few are kept for so long, everything else is lost.
        case holds(Int64)
        /// An octet of one in so many is changed.
        case alters(every: Int)
    }

    package var from: Set<CastMember>
    package var to: Set<CastMember>
    package var during: Range<Int64>
    package var kind: Kind

    func applies(from sender: CastMember, to receiver: CastMember, at time: Int64) -> Bool {
        from.contains(sender) && to.contains(receiver) && during.contains(time)
    }
}

extension LinkFault: CustomStringConvertible {
    package var description: String {
        let names = [from, to].map { $0.sorted().map(\.rawValue).joined(separator: ",") }
        return "\(during.lowerBound / 1000)-\(during.upperBound / 1000)s \(names[0])>\(names[1]) \(kind)"
    }
}
