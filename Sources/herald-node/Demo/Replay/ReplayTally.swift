// SPDX-License-Identifier: Apache-2.0

/// The answer to one expectation.
enum ExpectationAnswer: Hashable {
    /// With what it rests on, for people.
    case held([String])
    /// With what was expected and what was found.
    case failed([String])
    /// The capability it waits for.
    case pending(String)

    var details: [String] {
        switch self {
        case .held(let details), .failed(let details): details
        case .pending: []
        }
    }
}

/// How many expectations held, failed, or wait for a capability; no pending one is ever counted as held.
struct ReplayTally: Hashable {
    private(set) var held = 0
    private(set) var failed = 0
    private(set) var pending = 0

    mutating func count(_ answer: ExpectationAnswer) {
        switch answer {
        case .held: held += 1
        case .failed: failed += 1
        case .pending: pending += 1
        }
    }

    static func += (left: inout ReplayTally, right: ReplayTally) {
        left.held += right.held
        left.failed += right.failed
        left.pending += right.pending
    }

    /// The last lines of a run: the failed ones, if any, before the sum.
    var lines: [String] {
        (failed > 0 ? ["\(failed) failed"] : []) + ["\(held) expectations held, \(pending) pending"]
    }
}
