// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    private static func filing(
        _ number: Int,
        by issuer: String = "a",
        place: Int? = nil,
        about: String? = nil
    ) throws -> FilingRecord {
        try FilingRecord(
            id: Sample.id(number),
            type: .statement,
            issuer: Sample.party(issuer),
            number: place,
            about: about,
            at: Sample.time(Int64(number)),
            jws: "filing-\(number)",
            held: place.map { [UInt8($0), 0] }
        )
    }

    static let filings = [
        Check("filings come back as they were kept, each once") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                expect(try transaction.putFiling(filing(2, place: 1, about: "x")))
                expect(try transaction.putFiling(filing(1)))
                expect(try !transaction.putFiling(filing(2)))
            }
            try await store.read { reader in
                expect(try reader.filing(Sample.id(2)) == filing(2, place: 1, about: "x"))
                expect(try reader.filing(Sample.id(1)) == filing(1))
                expect(try reader.filing(Sample.id(3)) == nil)
            }
        },
        Check("filings are found by type, issuer and subject, in the order they came") { bench in
            let store = try await bench.makeStore()
            let all = try [
                filing(4, about: "x"), filing(3, by: "b", about: "x"), filing(2, about: "y"), filing(1),
            ]
            try await store.write { transaction in
                for each in all { expect(try transaction.putFiling(each)) }
            }
            try await store.read { reader in
                let a = try Sample.party("a")
                expect(try reader.filings(FilingQuery(.statement, limit: 9)) == all)
                expect(try reader.filings(FilingQuery(.statement, limit: 2)) == Array(all.prefix(2)))
                expect(try reader.filings(FilingQuery(.denial, limit: 9)).isEmpty)
                expect(
                    try reader.filings(FilingQuery(.statement, issuer: a, limit: 9)) == [
                        all[0], all[2], all[3],
                    ]
                )
                expect(
                    try reader.filings(FilingQuery(.statement, about: "x", limit: 9)) == [all[0], all[1]]
                )
                expect(
                    try reader.filings(FilingQuery(.statement, issuer: a, about: "x", limit: 9)) == [all[0]]
                )
                expect(
                    try reader.filings(FilingQuery(.statement, after: all[1].id, limit: 9)) == [
                        all[2], all[3],
                    ]
                )
            }
        },
        Check("the last filing of a chain is the one with the highest number") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                expect(try transaction.putFiling(filing(1, place: 2)))
                expect(try transaction.putFiling(filing(2, place: 1)))
                expect(try transaction.putFiling(filing(3, by: "b", place: 7)))
                expect(try transaction.putFiling(filing(4)))
            }
            try await store.read { reader in
                expect(try reader.lastFiling(.statement, by: Sample.party("a")) == filing(1, place: 2))
                expect(try reader.lastFiling(.statement, by: Sample.party("c")) == nil)
                expect(try reader.lastFiling(.status, by: Sample.party("a")) == nil)
            }
        },
    ]
}
