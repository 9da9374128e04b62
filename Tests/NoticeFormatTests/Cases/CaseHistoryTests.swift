// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import Testing

struct CaseHistoryTests {
    private static let id = RandomID(bytes: [UInt8](repeating: 7, count: 16))

    /// Words as `trigger` or `warned`.
    private static func mark(_ word: String, _ id: RandomID = id) -> CaseMark {
        CaseOutcome(rawValue: word).map { CaseMark(id: id, outcome: $0) }
            ?? CaseMark(id: id, step: CaseStep(rawValue: word) ?? .information)
    }

    private static func entry(
        _ word: String,
        _ number: Int,
        at text: String = "2026-01-01T00:00:00Z",
        of id: RandomID = id
    ) throws -> CaseHistory.Entry {
        CaseHistory.Entry(
            mark: mark(word, id),
            seal: ObjectID(bytes: [UInt8](repeating: UInt8(number), count: 32)),
            number: number,
            at: try Timestamp(text)
        )
    }

    private static func history(_ words: String) throws -> CaseHistory {
        var history = CaseHistory(id: id)
        for (number, word) in words.split(separator: " ").enumerated() {
            try history.append(entry(String(word), number + 1))
        }
        return history
    }

    @Test(
        arguments: [
            ("", "information", nil), ("", "trigger", CaseRefusal.noSuchCase),
            ("information", "information", .caseExists), ("information", "warned", .triggerMissing),
            ("information", "waived", .triggerMissing), ("information", "referred", nil),
            ("information", "settlement", .noDispute), ("information", "result", .caseOpen),
            ("information", "reopening", .caseOpen),
            ("information trigger", "warned", .textMissing), ("information trigger", "waived", nil),
            ("information trigger sanitised", "warned", nil),
            ("information sanitised", "warned", .triggerMissing),
            ("information trigger dispute", "dispute", .disputeOpen),
            ("information trigger dispute", "waived", .disputeOpen),
            ("information trigger sanitised dispute", "warned", nil),
            ("information trigger dispute settlement", "waived", nil),
            ("information trigger waived", "trigger", .caseClosed),
            ("information trigger waived", "warned", .caseClosed),
            ("information trigger waived", "result", nil), ("information trigger waived", "reopening", nil),
            ("information trigger waived reopening", "trigger", nil),
            ("information trigger waived reopening", "referred", nil),
        ] as [(String, String, CaseRefusal?)]
    )
    func `a step follows or is refused`(before: String, next: String, refusal: CaseRefusal?) throws {
        var history = try Self.history(before)
        #expect(history.refusal(of: Self.mark(next)) == refusal)
        let entry = try Self.entry(next, 99)
        if let refusal {
            #expect(throws: refusal) { try history.append(entry) }
        } else {
            try history.append(entry)
            #expect(history.entries.last == entry)
        }
    }

    @Test func `steps in any order become cases, and one that cannot follow is told apart`() throws {
        let other = RandomID(bytes: [UInt8](repeating: 8, count: 16))
        let entries = [
            try Self.entry("waived", 5), try Self.entry("trigger", 3), try Self.entry("information", 1),
            try Self.entry("trigger", 4, of: other), try Self.entry("trigger", 6),
        ]
        let (histories, strays) = CaseHistory.cases(of: entries)
        #expect(histories.map(\.id) == [Self.id])
        #expect(histories[0].entries.map(\.number) == [1, 3, 5])
        #expect(strays.map(\.number) == [4, 6])
        #expect(CaseHistory.cases(of: entries.reversed()).histories == histories)
    }

    @Test func `counts by year and outcome come from the visible parts alone`() throws {
        let other = RandomID(bytes: [UInt8](repeating: 8, count: 16))
        let entries = [
            try Self.entry("information", 1, at: "2024-12-31T23:00:00Z"),
            try Self.entry("trigger", 2, at: "2024-12-31T23:30:00Z"),
            try Self.entry("waived", 3, at: "2025-01-01T00:00:00Z"),
            try Self.entry("information", 4, at: "2025-03-01T00:00:00Z", of: other),
            try Self.entry("reopening", 5, at: "2025-06-01T00:00:00Z"),
        ]
        let all = try CaseCount(
            entries,
            after: Timestamp("2024-01-01T00:00:00Z"),
            before: Timestamp("2025-12-31T23:59:59Z")
        )
        #expect(
            all.years.map(\.words) == [
                "2024: 1 opened, 0 warned, 0 waived, 0 referred, 0 reopened",
                "2025: 1 opened, 0 warned, 1 waived, 0 referred, 1 reopened",
            ]
        )
        #expect(all.open == 2)
        let early = try CaseCount(
            entries,
            after: Timestamp("2025-01-01T00:00:00Z"),
            before: Timestamp("2025-01-31T00:00:00Z")
        )
        #expect((early.opened, early.closed(.waived), early.open) == (0, 1, 0))
    }
}
