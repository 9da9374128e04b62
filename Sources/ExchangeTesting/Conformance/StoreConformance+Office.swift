// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    private static func denial(_ number: Int, from: String = "a", to: String = "b") throws -> DenialRecord {
        try DenialRecord(
            id: Sample.id(number),
            issuer: Sample.party("b"),
            from: Sample.party(from),
            to: Sample.party(to),
            jws: "denial-\(number)"
        )
    }

    private static func look(_ officer: Int, at msg: Int, _ seconds: Int64) -> LookRecord {
        LookRecord(
            msg: Sample.random(msg),
            officer: KeyID(bytes: Sample.id(officer).bytes),
            at: Sample.time(seconds)
        )
    }

    static let office = [
        Check("denials come back by channel, in the order they came, each once") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                expect(try transaction.putDenial(denial(2)))
                expect(try transaction.putDenial(denial(1)))
                expect(try transaction.putDenial(denial(3, from: "b", to: "a")))
                expect(try !transaction.putDenial(denial(2)))
            }
            try await store.read { reader in
                let (a, b) = (try Sample.party("a"), try Sample.party("b"))
                expect(try reader.denials(from: a, to: b, limit: 9) == [denial(2), denial(1)])
                expect(try reader.denials(from: a, to: b, limit: 1) == [denial(2)])
                expect(try reader.denials(from: b, to: a, limit: 9) == [denial(3, from: "b", to: "a")])
            }
        },
        Check("an officer's first look at a message stays") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                expect(try transaction.putLook(look(1, at: 1, 10)))
                expect(try transaction.putLook(look(2, at: 1, 5)))
                expect(try transaction.putLook(look(1, at: 2, 30)))
                expect(try !transaction.putLook(look(1, at: 1, 40)))
            }
            try await store.read { reader in
                expect(try reader.looks(at: Sample.random(1)) == [look(1, at: 1, 10), look(2, at: 1, 5)])
                expect(try reader.looks(at: Sample.random(2)) == [look(1, at: 2, 30)])
                expect(try reader.looks(at: Sample.random(3)).isEmpty)
            }
        },
    ]
}
