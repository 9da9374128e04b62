// SPDX-License-Identifier: Apache-2.0

/// When something was published, as exactly as its source says it (statement.md, section 6).
package enum PublicationTime: TextValue {
    case instant(Timestamp)
    /// A calendar day of the publisher, whose time zone is not known; `YYYY-MM-DD`.
    case day(Timestamp)

    /// Reads a time, or the first ten characters of one.
    package init(_ text: String) throws(FormatError) {
        if text.utf8.count == 10 {
            self = .day(try Timestamp("\(text)T00:00:00Z"))
        } else {
            self = .instant(try Timestamp(text))
        }
    }

    package var text: String {
        switch self {
        case .instant(let time): time.text
        case .day(let midnight): String(midnight.text.prefix(10))
        }
    }

    /// No time zone lets it have been earlier: a day begins first at UTC+14.
    package var earliest: Timestamp {
        switch self {
        case .instant(let time): time
        case .day(let midnight): midnight.adding(seconds: -14 * 3600)
        }
    }

    /// No time zone lets it have been later: a day ends last at UTC-12.
    package var latest: Timestamp {
        switch self {
        case .instant(let time): time
        case .day(let midnight): midnight.adding(seconds: 36 * 3600 - 1)
        }
    }
}
