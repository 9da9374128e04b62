// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// Keeps what each party has left of its quota, by kind of request.
///
/// In memory only: a restarted node begins with full buckets. Holds five buckets for each party that asked.
final class QuotaBook: Sendable {
    /// Each kind has buckets of its own, so that one cannot use up another.
    enum Kind: Hashable, Sendable {
        case envelope(Lane)
        case evidence
        /// Statuses, gaps, reports, cards and returns.
        case other
    }

    private struct Key: Hashable {
        let party: PartyID
        let kind: Kind
    }

    private struct Buckets {
        var requests: TokenBucket
        var octets: TokenBucket
    }

    private let policy: QuotaPolicy
    private let buckets = Mutex<[Key: Buckets]>([:])

    init(_ policy: QuotaPolicy) {
        self.policy = policy
    }

    /// Takes one request of this many octets; false takes nothing.
    func take(_ kind: Kind, octets: Int, from party: PartyID, at now: Timestamp) -> Bool {
        let quota = policy.quota(of: party)
        return buckets.withLock { buckets in
            let key = Key(party: party, kind: kind)
            let full = Buckets(
                requests: TokenBucket(perMinute: quota.requestsPerMinute, at: now),
                octets: TokenBucket(perMinute: quota.octetsPerMinute, at: now)
            )
            var found = buckets[key] ?? full
            found.requests.refill(at: now)
            found.octets.refill(at: now)
            defer { buckets[key] = found }
            guard found.requests.holds(1), found.octets.holds(octets) else { return false }
            found.requests.take(1)
            found.octets.take(octets)
            return true
        }
    }
}

/// Fills at a steady rate up to what flows in a minute; a clock that steps back adds nothing.
struct TokenBucket: Hashable, Sendable {
    private let perMinute: Int
    /// In sixtieths of a token, so that each second adds a whole number.
    private var level: Int
    private var last: Timestamp

    /// Full.
    init(perMinute: Int, at now: Timestamp) {
        self.perMinute = perMinute
        level = perMinute * 60
        last = now
    }

    mutating func refill(at now: Timestamp) {
        let seconds = now.seconds(since: last)
        last = now
        guard seconds > 0 else { return }
        level = min(perMinute * 60, level + perMinute * Int(min(seconds, 60)))
    }

    func holds(_ count: Int) -> Bool { level / 60 >= count }

    mutating func take(_ count: Int) { level -= count * 60 }
}
