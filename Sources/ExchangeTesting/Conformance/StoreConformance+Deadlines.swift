// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    static let deadlines = [
        Check("deadlines come when they are due, the longest due first") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for (number, due) in [(1, 30), (2, 10), (3, 20)] as [(Int, Int64)] {
                    try transaction.putDeadline(deadline(number, .reply, due: due))
                }
                try transaction.putDeadline(deadline(2, .notice, due: 20))
            }
            try await store.read { reader in
                expect(try reader.nextDeadlineTime() == Sample.time(10))
                expect(try reader.deadlines(dueBy: Sample.time(9), limit: 9).isEmpty)
                let due = try reader.deadlines(dueBy: Sample.time(20), limit: 9).map(\.due)
                expect(due == [10, 20, 20].map { Sample.time($0) })
                let first = try reader.deadlines(dueBy: Sample.time(20), limit: 1)
                expect(first.map(\.msg) == [Sample.random(2)])
                expect(try reader.deadlines(limit: 9).map(\.due).last == Sample.time(30))
            }
        },
        Check("a message has one deadline of each kind, which is moved and removed") { bench in
            let store = try await bench.makeStore()
            expect(try await store.read { try $0.nextDeadlineTime() } == nil)
            try await store.write { transaction in
                try transaction.putDeadline(deadline(1, .reply, due: 30))
                try transaction.putDeadline(deadline(1, .ladder, due: 31))
                try transaction.putDeadline(deadline(1, .reply, due: 5))
            }
            let moved = deadline(1, .reply, due: 5)
            expect(try await store.read { try $0.deadline(.reply, of: Sample.random(1)) } == moved)
            expect(try await store.read { try $0.deadlines(limit: 9).count } == 2)
            try await store.write { try $0.removeDeadline(.reply, of: Sample.random(1)) }
            expect(try await store.read { try $0.deadline(.reply, of: Sample.random(1)) } == nil)
            expect(try await store.read { try $0.nextDeadlineTime() } == Sample.time(31))
        },
        Check("a task is open until a notice was composed for it") { bench in
            let store = try await bench.makeStore()
            let later = TaskRecord(
                msg: Sample.random(1),
                rung: 2,
                step: .meetingOfAll,
                openedAt: Sample.time(9)
            )
            var first = TaskRecord(
                msg: Sample.random(1),
                rung: 1,
                step: .secondContact,
                openedAt: Sample.time(3)
            )
            try await store.write { [first] transaction in
                try transaction.putTask(later)
                try transaction.putTask(first)
            }
            expect(try await store.read { [first] in try $0.openTasks(limit: 9) == [first, later] })
            first.notice = Sample.id(7)
            try await store.write { [first] in try $0.putTask(first) }
            expect(try await store.read { try $0.openTasks(limit: 9) } == [later])
            expect(
                try await store.read { [first] in try $0.tasks(of: Sample.random(1)) == [first, later] }
            )
        },
    ]

    static let links = [
        Check("links are kept once, in the order they came") { bench in
            let store = try await bench.makeStore()
            let links = [(2, .updates), (3, .inResponseTo), (2, .inResponseTo)].map(link)
            try await store.write { transaction in
                for link in links + links { try transaction.putLink(link) }
            }
            expect(try await store.read { try $0.links(to: Sample.id(1)) } == links)
            expect(try await store.read { try $0.links(to: Sample.id(2)) }.isEmpty)
        }
    ]

    private static func link(_ notice: Int, _ relation: LinkRecord.Relation) -> LinkRecord {
        LinkRecord(target: Sample.id(1), notice: Sample.id(notice), relation: relation)
    }

    private static func deadline(
        _ message: Int,
        _ kind: DeadlineRecord.Kind,
        due: Int64
    ) -> DeadlineRecord {
        DeadlineRecord(msg: Sample.random(message), kind: kind, due: Sample.time(due))
    }
}
