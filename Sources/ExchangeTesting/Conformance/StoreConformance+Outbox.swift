// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    static let everyContent: [OutboxItem.Content] = [
        .envelope(Sample.random(1), Sample.route("r", "s")), .evidence(Sample.random(1), Sample.id(2)),
        .status("status"),
        .impersonation("report"), .denial("denial"), .card("card"), .gap(from: 3, to: 9),
    ]

    static let outbox = [
        Check("every kind of outbox item comes back as it was put") { bench in
            let store = try await bench.makeStore()
            let kept = try await store.write { transaction in
                try everyContent.map { content in
                    var item = try Sample.item(content)
                    item.attempts = 4
                    item.lastProblem = "no answer"
                    return try transaction.enqueue(item)
                }
            }
            expect(kept.map(\.content) == everyContent)
            try await store.read { reader in
                expect(try reader.outbox(dueBy: Sample.time(0), limit: 99) == kept)
                expect(try reader.outboxCount() == everyContent.count)
                expect(try reader.outbox(about: Sample.random(1)) == Array(kept.prefix(2)))
                expect(try reader.outbox(about: Sample.random(2)).isEmpty)
            }
        },
        Check("outbox numbers rise and never come back") { bench in
            let store = try await bench.makeStore()
            var numbers: [Int64] = []
            for _ in 0..<4 {
                let item = try await store.write { try $0.enqueue(Sample.item(.card("c"))) }
                numbers.append(item.number)
                try await store.write { try $0.removeOutbox(item.number) }
                expect(try await store.read { try $0.outboxCount() } == 0)
            }
            expect(numbers == Array(Set(numbers)).sorted())
        },
        Check("items wait in queues of their party and lane") { bench in
            let store = try await bench.makeStore()
            let places: [(String, Lane, Int64)] = [
                ("a", .flash, 30), ("b", .routine, 10), ("a", .routine, 20), ("a", .flash, 10),
            ]
            let numbers = try await store.write { transaction in
                try places.map { party, lane, due in
                    var item = try Sample.item(.card("c"), due: due)
                    item.party = try Sample.party(party)
                    item.lane = lane
                    return try transaction.enqueue(item).number
                }
            }
            try await store.read { reader in
                let (a, b) = try (Sample.party("a"), Sample.party("b"))
                let flash = LaneQueue(party: a, lane: .flash)
                let due = try Set(reader.dueQueues(by: Sample.time(10)))
                expect(due == [flash, LaneQueue(party: b, lane: .routine)])
                expect(try reader.dueQueues(by: Sample.time(30)).count == 3)
                let first = try reader.outbox(in: flash, dueBy: Sample.time(30), limit: 9)
                expect(first.map(\.number) == [numbers[3], numbers[0]])
                expect(first.allSatisfy { $0.lane == .flash && $0.party == a })
                expect(try reader.outbox(in: flash, dueBy: Sample.time(10), limit: 9).count == 1)
                expect(try reader.outbox(in: flash, dueBy: Sample.time(30), limit: 1).count == 1)
            }
        },
        Check("items come when they are due, the longest due first") { bench in
            let store = try await bench.makeStore()
            let times: [Int64] = [30, 10, 30, 20]
            let numbers = try await store.write { transaction in
                try times.map { try transaction.enqueue(Sample.item(.card("c"), due: $0)).number }
            }
            try await store.read { reader in
                expect(try reader.nextOutboxTime() == Sample.time(10))
                expect(try reader.outbox(dueBy: Sample.time(9), limit: 9).isEmpty)
                let due = try reader.outbox(dueBy: Sample.time(20), limit: 9).map(\.number)
                expect(due == [numbers[1], numbers[3]])
                let all = try reader.outbox(dueBy: Sample.time(30), limit: 9).map(\.number)
                expect(all == [numbers[1], numbers[3], numbers[0], numbers[2]])
                expect(try reader.outbox(dueBy: Sample.time(30), limit: 1).map(\.number) == [numbers[1]])
            }
        },
        Check("a rescheduled item has its new time, attempts and problem") { bench in
            let store = try await bench.makeStore()
            let item = try await store.write { try $0.enqueue(Sample.item(.status("s"))) }
            try await store.write { transaction in
                let due = Sample.time(60)
                try transaction.reschedule(item.number, attempts: 2, due: due, lastProblem: "refused")
                try transaction.reschedule(item.number + 5, attempts: 9, due: due, lastProblem: "unknown")
            }
            var expected = item
            expected.attempts = 2
            expected.due = Sample.time(60)
            expected.lastProblem = "refused"
            expect(
                try await store.read { try $0.outbox(dueBy: Sample.time(60), limit: 9) } == [expected]
            )
            expect(try await store.read { try $0.nextOutboxTime() } == Sample.time(60))
        },
        Check("hurrying a party makes due what was put off for it, and leaves the rest") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for (party, due) in [("b", 90), ("b", 5), ("c", 90)] as [(String, Int64)] {
                    var item = try Sample.item(.card(party), to: party, due: due)
                    item.attempts = 1
                    _ = try transaction.enqueue(item)
                }
                _ = try transaction.enqueue(Sample.item(.gap(from: 1, to: 2), to: "b", due: 91))
                try transaction.hurryOutbox(to: Sample.party("b"), due: Sample.time(10))
            }
            try await store.read { reader in
                let due = try reader.outbox(dueBy: Sample.time(10), limit: 9)
                expect(due.map(\.due) == [Sample.time(5), Sample.time(10)])
                expect(due.allSatisfy { $0.party.text == "b.example" })
                expect(try reader.outboxCount() == 4)
            }
        },
    ]
}
