// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct TimestampTests {
    // Seconds by `date -u -d TEXT +%s` of GNU coreutils.
    private static let known: [(String, Int64)] = [
        ("1970-01-01T00:00:00Z", 0), ("1970-12-31T23:59:59Z", 31_535_999),
        ("1972-02-29T12:34:56Z", 68_214_896), ("2000-02-29T23:59:59Z", 951_868_799),
        ("2000-03-01T00:00:00Z", 951_868_800), ("2024-01-03T11:45:00Z", 1_704_282_300),
        ("2100-02-28T23:59:59Z", 4_107_542_399), ("2100-03-01T00:00:00Z", 4_107_542_400),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ]

    @Test(arguments: known) func `reads and writes a known time`(text: String, seconds: Int64) throws {
        #expect(try Timestamp(text).seconds == seconds)
        #expect(Timestamp(seconds: seconds).text == text)
    }

    @Test func `writes what it reads on every day of nine hundred years`() throws {
        for day in stride(from: Int64(0), to: 330_000, by: 1) {
            let time = Timestamp(seconds: day * 86_400 + day % 86_400)
            guard try Timestamp(time.text) == time else {
                Issue.record("day \(day)")
                return
            }
        }
    }

    @Test(arguments: [
        "", "2024-01-03", "2024-01-03T12:00:00", "2024-01-03T12:00:00z", "2024-01-03t12:00:00Z",
        "2024-01-03 12:00:00Z", "2024-01-03T12:00:00+00:00", "2024-01-03T12:00:00.0Z", "2024-1-03T12:00:00Z",
        "2024-00-03T12:00:00Z", "2024-13-03T12:00:00Z", "2024-01-00T12:00:00Z", "2024-01-32T12:00:00Z",
        "2024-04-31T12:00:00Z", "2023-02-29T12:00:00Z", "2100-02-29T00:00:00Z", "2024-01-03T24:00:00Z",
        "2024-01-03T12:60:00Z", "2016-12-31T23:59:60Z", "1969-12-31T23:59:59Z", "0000-01-01T00:00:00Z",
        "10000-01-01T00:00:00Z", "+024-01-03T12:00:00Z", "2024-01-03T12:00:00Z\n", "٢٠٢٤-01-03T12:00:00Z",
    ])
    func `refuses another form and times that do not exist`(text: String) {
        #expect(throws: FormatError(.malformedTime, "")) { try Timestamp(text) }
    }

    @Test func `moves by whole seconds and stays in its range`() {
        let time = Timestamp(seconds: 100)
        #expect(time + .seconds(20) == Timestamp(seconds: 120))
        #expect(time - .milliseconds(1500) == Timestamp(seconds: 99))
        #expect(time.adding(seconds: .max) == .latest)
        #expect(time.adding(seconds: .min) == .earliest)
        #expect(Timestamp(seconds: 160) - time == .seconds(60))
        #expect(time.seconds(since: Timestamp(seconds: 160)) == -60)
        #expect(Timestamp(seconds: -1) == .earliest && Timestamp.earliest < .latest)
    }
}
