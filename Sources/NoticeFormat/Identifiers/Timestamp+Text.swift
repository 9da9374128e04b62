// SPDX-License-Identifier: Apache-2.0

extension Timestamp: TextValue {
    /// Reads `YYYY-MM-DDThh:mm:ssZ` and no other form; refuses dates that no calendar has.
    public init(_ text: String) throws(FormatError) {
        let bytes = Array(text.utf8)
        guard let parts = Self.numbers(in: bytes) else {
            throw FormatError(.malformedTime, "time is not of the form YYYY-MM-DDThh:mm:ssZ")
        }
        let (year, month, day) = (parts[0], parts[1], parts[2])
        guard year >= 1970, (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
            throw FormatError(.malformedTime, "time has a date that does not exist or is before 1970")
        }
        guard parts[3] < 24, parts[4] < 60, parts[5] < 60 else {
            throw FormatError(.malformedTime, "time of day does not exist")
        }
        let inDay = parts[3] * 3600 + parts[4] * 60 + parts[5]
        self.init(seconds: Self.dayNumber(year: year, month: month, day: day) * 86_400 + inDay)
    }

    public var text: String {
        let (year, month, day) = Self.date(ofDay: seconds / 86_400)
        let inDay = seconds % 86_400
        let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
        let hour = Self.padded(inDay / 3600, 2)
        return "\(date)T\(hour):\(Self.padded(inDay / 60 % 60, 2)):\(Self.padded(inDay % 60, 2))Z"
    }

    /// The six numbers of the text form, or nil if it is another form.
    private static func numbers(in bytes: [UInt8]) -> [Int64]? {
        let form = Array("0000-00-00T00:00:00Z".utf8)
        guard bytes.count == form.count else { return nil }
        var numbers: [Int64] = [0]
        for (byte, expected) in zip(bytes, form) {
            if expected == UInt8(ascii: "0") {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int64(byte - UInt8(ascii: "0"))
            } else {
                guard byte == expected else { return nil }
                numbers.append(0)
            }
        }
        return numbers
    }

    private static func isLeap(_ year: Int64) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days of the proleptic Gregorian calendar before 1 January of a year, counted from the year 1.
    private static func daysBefore(year: Int64) -> Int64 {
        let past = year - 1
        return past * 365 + past / 4 - past / 100 + past / 400
    }

    /// Days since 1970-01-01.
    private static func dayNumber(year: Int64, month: Int64, day: Int64) -> Int64 {
        var number = daysBefore(year: year) - daysBefore(year: 1970) + day - 1
        for earlier in 1..<month { number += days(in: earlier, of: year) }
        return number
    }

    private static func date(ofDay number: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // The mean year is a little longer than 365 days, so this guess is never too small.
        var year = 1970 + number / 365
        while dayNumber(year: year, month: 1, day: 1) > number { year -= 1 }
        var left = number - dayNumber(year: year, month: 1, day: 1)
        var month: Int64 = 1
        while left >= days(in: month, of: year) {
            left -= days(in: month, of: year)
            month += 1
        }
        return (year, month, left + 1)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
