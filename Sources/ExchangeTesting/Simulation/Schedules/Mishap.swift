// SPDX-License-Identifier: Apache-2.0

/// Something that happens to one node.
package struct Mishap: Sendable {
    package enum Kind: Sendable, Hashable {
        /// The process ends at once, and is started again after so many milliseconds.
        case crash(down: Int64)
        /// It ends at a write of its store, the so manieth from then on, kept or not.
        case crashAtWrite(number: Int, kept: Bool, down: Int64)
        /// A flush fails: whether the write is kept nobody can know, and the store refuses all others until
        /// the node is started again.
        case failedFlush(number: Int, kept: Bool, down: Int64)
        /// No write is kept for so many milliseconds.
        case diskFull(Int64)
        /// The clock is set by so many seconds.
        case clockJump(Int)
        /// A relay takes envelopes and forgets one in so many, for so many milliseconds.
        case swallows(every: Int, during: Int64)
    }

    package var at: Int64
    package var who: CastMember
    package var kind: Kind
}

extension Mishap: CustomStringConvertible {
    package var description: String { "\(at / 1000)s \(who.rawValue) \(kind)" }
}
