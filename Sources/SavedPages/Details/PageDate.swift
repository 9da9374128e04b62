// SPDX-License-Identifier: Apache-2.0

/// A date that a page shows: a day, or an instant where the time of day and its zone are there too.
package struct PageDate: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    /// Minutes of UTC from the midnight that begins the day, which may lie outside it, and seconds.
    let minutes: Int?
    let seconds: Int

    init?(year: Int, month: Int, day: Int, minutes: Int? = nil, seconds: Int = 0) {
        guard (1970...9998).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.minutes = minutes
        self.seconds = seconds
    }

    /// `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ssZ` where the instant is known.
    package var text: String {
        guard let minutes else { return Self.date(year, month, day) }
        var (year, month, day) = (year, month, day)
        var left = minutes
        while left < 0 {
            left += 1440
            day -= 1
            if day == 0 {
                month -= 1
                if month == 0 { (year, month) = (year - 1, 12) }
                day = Self.days(in: month, of: year)
            }
        }
        while left >= 1440 {
            left -= 1440
            day += 1
            if day > Self.days(in: month, of: year) {
                (month, day) = (month + 1, 1)
                if month == 13 { (year, month) = (year + 1, 1) }
            }
        }
        let time = [left / 60, left % 60, seconds].map { Self.padded($0, 2) }.joined(separator: ":")
        return "\(Self.date(year, month, day))T\(time)Z"
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> String {
        "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
