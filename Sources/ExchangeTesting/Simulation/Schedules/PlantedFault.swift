// SPDX-License-Identifier: Apache-2.0

/// A fault that no schedule explains, planted in the seat of one party: a simulation has to find it.
package enum PlantedFault: String, Sendable, CaseIterable {
    /// A quarter of the writes that were confirmed are not kept.
    case forgetsWrites = "forgets-writes"
    /// A crash takes the last seconds of what was confirmed with it, and there is one after each notice.
    case losesTail = "loses-tail"
    /// After a crash no time limit is looked at any more, and there is one after each notice.
    case forgetsDeadlines = "forgets-deadlines"

    /// Whether a world with it comes to rest by itself.
    var letsRest: Bool { self == .forgetsDeadlines }
}
