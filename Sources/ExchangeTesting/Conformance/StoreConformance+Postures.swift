// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    private static func posture(_ number: Int, answers: [Int] = []) throws -> PostureRecord {
        try PostureRecord(
            id: Sample.id(number),
            kind: number.isMultiple(of: 2) ? .calendar : .posture,
            issuer: Sample.party("a"),
            composedAt: Sample.time(Int64(number)),
            answers: answers.map(Sample.id)
        )
    }

    static let postures = [
        Check("postures come back in the order they came, each once") { bench in
            let store = try await bench.makeStore()
            let all = try [posture(3, answers: [1, 9]), posture(2), posture(1, answers: [3])]
            try await store.write { transaction in
                for each in all + all { try transaction.putPosture(each) }
            }
            try await store.read { reader in
                let entries = try reader.postures(after: 0, limit: 9)
                expect(entries.map(\.record) == all)
                expect(zip(entries, entries.dropFirst()).allSatisfy { $0.position < $1.position })
                let rest = try reader.postures(after: entries[0].position, limit: 1)
                expect(rest == [entries[1]])
                expect(try reader.postures(after: entries[2].position, limit: 9).isEmpty)
            }
        }
    ]
}
