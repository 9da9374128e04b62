// SPDX-License-Identifier: Apache-2.0

/// A whole second of UTC from 1970 to 9999, without leap seconds (README section 1).
///
/// A time that a party writes about itself is a claim, whatever its form.
public struct Timestamp: Hashable, Sendable {
    public static let earliest = Timestamp(seconds: 0)
    /// The last second of the year 9999.
    public static let latest = Timestamp(seconds: lastSecond)

    private static let lastSecond: Int64 = 253_402_300_799

    /// Since 1970-01-01T00:00:00Z.
    public let seconds: Int64

    /// Takes seconds since 1970; a time that has no text form becomes the nearest one that has.
    public init(seconds: Int64) {
        self.seconds = min(max(seconds, 0), Self.lastSecond)
    }

    /// Seconds from another time to this one; negative if this one is earlier.
    public func seconds(since other: Timestamp) -> Int64 {
        seconds - other.seconds
    }

    /// The time so many seconds later, no later than ``latest`` and no earlier than ``earliest``.
    public func adding(seconds more: Int64) -> Timestamp {
        let (sum, overflow) = seconds.addingReportingOverflow(more)
        return Timestamp(seconds: overflow ? (more > 0 ? .max : .min) : sum)
    }

    /// Adds the whole seconds of a duration; a fraction is dropped.
    public static func + (left: Timestamp, right: Duration) -> Timestamp {
        left.adding(seconds: right.components.seconds)
    }

    /// Takes away the whole seconds of a duration; a fraction is dropped.
    public static func - (left: Timestamp, right: Duration) -> Timestamp {
        left.adding(seconds: -right.components.seconds)
    }

    public static func - (left: Timestamp, right: Timestamp) -> Duration {
        .seconds(left.seconds(since: right))
    }
}

extension Timestamp: Comparable {
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.seconds < right.seconds
    }
}

extension Timestamp: CustomStringConvertible {
    public var description: String { text }
}
