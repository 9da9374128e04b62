// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    static let dispatches = [
        Check("a dispatch is found by its place and by its id") { bench in
            let store = try await bench.makeStore()
            try await store.write { try $0.putDispatch(Sample.dispatch(1)) }
            try await store.read { reader in
                let (a, b) = try (Sample.party("a"), Sample.party("b"))
                expect(try reader.dispatch(from: a, to: b, number: 1) == Sample.dispatch(1))
                expect(try reader.dispatch(Sample.id(1)) == Sample.dispatch(1))
                expect(try reader.dispatch(from: b, to: a, number: 1) == nil)
                expect(try reader.dispatch(from: a, to: b, number: 2) == nil)
                expect(try reader.lastDispatch(from: b, to: a) == nil)
            }
        },
        Check("a place in a channel holds one dispatch for ever") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                try transaction.putDispatch(Sample.dispatch(1))
                try transaction.putDispatch(Sample.dispatch(1))
            }
            await expect(throws: StoreConflict.self) {
                try await store.write { try $0.putDispatch(Sample.dispatch(1, id: 2)) }
            }
            await expect(throws: StoreConflict.self) {
                try await store.write { try $0.putDispatch(Sample.dispatch(2, id: 1)) }
            }
            let all = try await store.read {
                try $0.dispatches(from: Sample.party("a"), to: Sample.party("b"), limit: 9)
            }
            expect(try all == [Sample.dispatch(1)])
        },
        Check("dispatches of some kinds come from either end of a range, those of an unknown kind too") {
            bench in
            let store = try await bench.makeStore()
            let kinds: [NoticeKind?] = [.warning, .message, nil, .warning, .protest, .message]
            try await store.write { transaction in
                for (index, kind) in kinds.enumerated() {
                    var record = try Sample.dispatch(index + 1)
                    record.kind = kind
                    try transaction.putDispatch(record)
                }
            }
            try await store.read { reader in
                let (a, b) = try (Sample.party("a"), Sample.party("b"))
                func numbers(
                    _ kinds: [NoticeKind],
                    _ range: ClosedRange<Int>,
                    highest: Bool = false,
                    limit: Int = 9
                ) throws -> [Int] {
                    try reader.dispatches(
                        DispatchQuery(
                            from: a,
                            to: b,
                            kinds: kinds,
                            numbers: range,
                            isHighestFirst: highest,
                            limit: limit
                        )
                    ).map(\.number)
                }
                expect(try numbers([], 2...5) == [2, 3, 4, 5])
                expect(try numbers([.warning], 1...6) == [1, 3, 4])
                expect(try numbers([.warning, .protest], 1...6, highest: true, limit: 3) == [5, 4, 3])
                expect(try numbers([.invitation], 4...6) == [])
                expect(try reader.dispatch(from: a, to: b, number: 4)?.kind == .warning)
            }
        },
        Check("the unbroken run ends at the first gap, and goes on when it is filled") { bench in
            let store = try await bench.makeStore()
            let ends: [(put: Int, end: Int?)] = [
                (3, nil), (2, nil), (1, 3), (6, 3), (5, 3), (4, 6), (7, 7),
            ]
            for (number, end) in ends {
                try await store.write { try $0.putDispatch(Sample.dispatch(number)) }
                try await store.read { reader in
                    let (a, b) = try (Sample.party("a"), Sample.party("b"))
                    expect(try reader.unbrokenEnd(from: a, to: b)?.number == end)
                    expect(try reader.unbrokenEnd(from: b, to: a) == nil)
                }
            }
        },
        Check("dispatches of a channel come by number, and the last is the highest") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for number in [2, 12, 1, 9] { try transaction.putDispatch(Sample.dispatch(number)) }
                try transaction.putDispatch(Sample.dispatch(40, from: "b", to: "a"))
            }
            try await store.read { reader in
                let (a, b) = try (Sample.party("a"), Sample.party("b"))
                expect(try reader.dispatches(from: a, to: b, limit: 9).map(\.number) == [1, 2, 9, 12])
                expect(try reader.dispatches(from: a, to: b, limit: 2).map(\.number) == [1, 2])
                expect(try reader.lastDispatch(from: a, to: b)?.number == 12)
            }
        },
        Check("dispatches of a notice come by recipient") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for (id, name) in [(1, "d"), (2, "b"), (3, "c")] {
                    try transaction.putDispatch(Sample.dispatch(1, to: name, id: id, notice: 7))
                }
                try transaction.putDispatch(Sample.dispatch(1, to: "e", id: 4, notice: 8))
            }
            let found = try await store.read { try $0.dispatches(of: Sample.id(7)) }
            expect(found.map(\.to.text) == ["b.example", "c.example", "d.example"])
        },
    ]

    static let statuses = [
        Check("a place in a chain of statuses holds one status for ever") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                try transaction.putStatus(Sample.status(0))
                try transaction.putStatus(Sample.status(0))
            }
            await expect(throws: StoreConflict.self) {
                try await store.write { try $0.putStatus(Sample.status(0, id: 5)) }
            }
            await expect(throws: StoreConflict.self) {
                try await store.write { try $0.putStatus(Sample.status(5, id: 0)) }
            }
            let found = try await store.read {
                try $0.status(by: Sample.party("a"), about: Sample.party("b"), index: 0)
            }
            expect(try found == Sample.status(0))
        },
        Check("statuses come by index, and the last is the highest") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for index in [3, 11, 2] { try transaction.putStatus(Sample.status(index)) }
                try transaction.putStatus(Sample.status(50, by: "b", about: "a"))
                try transaction.putStatus(Sample.status(60, about: "c"))
            }
            try await store.read { reader in
                let (a, b) = try (Sample.party("a"), Sample.party("b"))
                expect(try reader.statuses(by: a, about: b, limit: 9).map(\.index) == [2, 3, 11])
                expect(try reader.statuses(by: a, about: b, limit: 1).map(\.index) == [2])
                expect(try reader.lastStatus(by: a, about: b) == Sample.status(11))
                expect(try reader.lastStatus(by: b, about: a)?.index == 50)
                expect(try reader.lastStatus(by: b, about: Sample.party("c")) == nil)
                expect(try reader.status(by: a, about: b, index: 4) == nil)
            }
        },
    ]
}
