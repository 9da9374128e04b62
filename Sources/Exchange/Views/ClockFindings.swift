// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Says what is odd about a time that a signer claims for itself.
///
/// Nothing is refused for it and no verdict rests on it (row Z4): it is shown, so that people can ask.
package enum ClockFindings {
    /// How far ahead of its arrival a claim may lie before it is odd, in seconds: a day.
    package static let tolerance: Int64 = 86_400

    /// A claimed time with what it can be held against.
    package struct Claim: Sendable, Hashable {
        package var at: Timestamp
        /// When this node made or received the object, by its own clock.
        package var keptAt: Timestamp
        /// The earliest time that known witnesses put on the object's own anchors.
        package var madeAfter: Timestamp?
        /// What the object before it in its chain claims.
        package var previous: Timestamp?

        package init(
            at: Timestamp,
            keptAt: Timestamp,
            madeAfter: Timestamp? = nil,
            previous: Timestamp? = nil
        ) {
            self.at = at
            self.keptAt = keptAt
            self.madeAfter = madeAfter
            self.previous = previous
        }
    }

    /// One sentence for each oddity; none for a plausible claim.
    package static func words(on claim: Claim) -> [String] {
        var words: [String] = []
        if let made = claim.madeAfter, claim.at < made {
            words.append("claims \(claim.at.text), before \(made.text) when its own anchor was cosigned")
        }
        if claim.at.seconds(since: claim.keptAt) > tolerance {
            words.append("claims \(claim.at.text), more than a day after it was kept here")
        }
        if let previous = claim.previous, claim.at < previous {
            words.append("claims \(claim.at.text), before \(previous.text) of the one before it")
        }
        return words
    }
}
