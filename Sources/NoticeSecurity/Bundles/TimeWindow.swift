// SPDX-License-Identifier: Apache-2.0

public import NoticeFormat

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
        guard isClaimOutside else { return bounds }
        return "\(bounds); the time it claims for itself, \(claimed.text), lies outside"
    }
}
