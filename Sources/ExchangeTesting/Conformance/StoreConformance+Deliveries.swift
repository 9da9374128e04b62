// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    static let messages = [
        Check("a message comes back as it was put, and by its dispatch") { bench in
            let store = try await bench.makeStore()
            var full = try Sample.message(1, .relayed, .kept)
            full.pcSalt = Sample.random(3)
            full.dispatch = Sample.id(4)
            full.notice = Sample.id(5)
            full.previousHop = try Sample.party("hop")
            var empty = try Sample.message(2)
            empty.envelope = []
            let (kept, bare) = (full, empty)
            try await store.write { transaction in
                try transaction.putMessage(kept)
                try transaction.putMessage(bare)
            }
            try await store.read { reader in
                expect(try reader.message(kept.msg) == kept)
                expect(try reader.message(bare.msg) == bare)
                expect(try reader.message(Sample.random(3)) == nil)
            }
        },
        Check("a message put again is replaced in its place, its envelope too") { bench in
            let store = try await bench.makeStore()
            var opened = try Sample.message(1, .inbound, .opened)
            opened.notice = Sample.id(8)
            opened.envelope = [1, 2, 3]
            let replacement = opened
            try await store.write { transaction in
                try transaction.putMessage(Sample.message(1))
                try transaction.putMessage(Sample.message(2))
                try transaction.putMessage(replacement)
            }
            let found = try await store.read { try $0.messages(.inbound, limit: 9) }
            expect(try found == [Sample.message(2), replacement])
        },
        Check("messages come newest first, and in a state oldest first") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for (number, seconds) in [(1, 50), (2, 10), (3, 50), (4, 30)] as [(Int, Int64)] {
                    try transaction.putMessage(Sample.message(number, keptAt: seconds))
                }
                try transaction.putMessage(Sample.message(5, .inbound, .opened, keptAt: 40))
                try transaction.putMessage(Sample.message(6, .outbound, .kept, keptAt: 99))
            }
            try await store.read { reader in
                let newest = try reader.messages(.inbound, limit: 9).map(\.msg)
                expect(newest == [3, 1, 5, 4, 2].map(Sample.random))
                expect(try reader.messages(.inbound, limit: 1).map(\.msg) == [Sample.random(3)])
                let unopened = try reader.messages(.inbound, in: .unopened, limit: 9).map(\.msg)
                expect(unopened == [2, 4, 1, 3].map(Sample.random))
                let first = try reader.messages(.inbound, in: .unopened, limit: 1).map(\.msg)
                expect(first == [Sample.random(2)])
                expect(try reader.messages(.outbound, in: .unopened, limit: 9).isEmpty)
            }
        },
        Check("envelopes wait to be opened in queues of their sender and lane") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for number in 1...4 {
                    var message = try Sample.message(number)
                    message.direction = .inbound
                    message.state = number == 4 ? .opened : .unopened
                    message.from = try Sample.party(number == 3 ? "z" : "a")
                    message.lane = .flash
                    message.keptAt = Sample.time(Int64(10 - number))
                    try transaction.putMessage(message)
                }
            }
            try await store.read { reader in
                let queue = LaneQueue(party: try Sample.party("a"), lane: .flash)
                let other = LaneQueue(party: try Sample.party("z"), lane: .flash)
                expect(try Set(reader.unopenedQueues()) == [queue, other])
                let waiting = try reader.unopened(in: queue, limit: 9)
                expect(waiting.map(\.msg) == [Sample.random(2), Sample.random(1)])
                expect(waiting.allSatisfy { $0.lane == .flash })
                expect(try reader.unopened(in: queue, limit: 1).count == 1)
                let routine = LaneQueue(party: queue.party, lane: .routine)
                expect(try reader.unopened(in: routine, limit: 9).isEmpty)
            }
        },
    ]

    static let evidence = [
        Check("a hand-over by one route is kept once, in the order of coming") { bench in
            let store = try await bench.makeStore()
            let routes = [Sample.route("z"), Sample.route("z", "b"), Route.direct, Sample.route("z")]
            try await store.write { transaction in
                for (number, route) in routes.enumerated() {
                    let record = SubmissionRecord(
                        msg: Sample.random(1),
                        route: route,
                        jws: "submission-\(number)"
                    )
                    try transaction.putSubmission(record)
                }
            }
            try await store.read { reader in
                let found = try reader.submissions(of: Sample.random(1))
                expect(found.map(\.jws) == ["submission-0", "submission-1", "submission-2"])
                expect(found.map(\.route) == Array(routes.prefix(3)))
                expect(try reader.submissions(of: Sample.random(2)).isEmpty)
            }
        },
        Check("evidence is kept once, in the order of coming, with each issuer's newest at hand") {
            bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                expect(try transaction.putEvidence(Sample.evidence(5)))
                expect(try transaction.putEvidence(Sample.evidence(3, by: "b")))
                expect(try transaction.putEvidence(Sample.evidence(2)))
                expect(try !transaction.putEvidence(Sample.evidence(5)))
                expect(try transaction.putEvidence(Sample.evidence(9, of: 2)))
            }
            try await store.read { reader in
                let expected = try [
                    Sample.evidence(5), Sample.evidence(3, by: "b"), Sample.evidence(2),
                ]
                expect(try reader.evidence(of: Sample.random(1)) == expected)
                let (a, b) = try (Sample.party("a"), Sample.party("b"))
                expect(try reader.evidenceHead(of: Sample.random(1), issuer: a)?.id == Sample.id(2))
                expect(try reader.evidenceHead(of: Sample.random(1), issuer: b)?.id == Sample.id(3))
                expect(try reader.evidenceHead(of: Sample.random(2), issuer: b) == nil)
                expect(try reader.evidence(Sample.id(9)) == Sample.evidence(9, of: 2))
                expect(try reader.evidence(Sample.id(1)) == nil)
            }
        },
    ]
}
