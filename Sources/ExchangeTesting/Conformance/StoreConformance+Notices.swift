// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    static let cards = [
        Check("a card chain grows in order, and its first card pins the party") { bench in
            let store = try await bench.makeStore()
            let (a, b) = try (Sample.party("a"), Sample.party("b"))
            try await store.write { transaction in
                try transaction.appendCards(["b1", "b2"], of: b)
                try transaction.appendCards([], of: a)
            }
            expect(try await store.read { try $0.pinnedParties() } == [b])
            try await store.write { transaction in
                try transaction.appendCards(["a1"], of: a)
                try transaction.appendCards(["b3"], of: b)
            }
            try await store.read { reader in
                expect(try reader.pinnedParties() == [a, b])
                expect(try reader.cardChain(of: b) == ["b1", "b2", "b3"])
                expect(try reader.cardChain(of: a) == ["a1"])
                expect(try reader.cardChain(of: Sample.party("c")).isEmpty)
            }
        }
    ]

    static let notices = [
        Check("a notice comes back as it was put, and by its draft request") { bench in
            let store = try await bench.makeStore()
            var full = try Sample.notice(1)
            full.approvals = ["x", "y"]
            full.releasedAt = Sample.time(9)
            full.request = Sample.random(5)
            full.via = [Sample.route("r2", "r1"), .direct]
            let (kept, bare) = (full, try Sample.notice(2, .inbound))
            try await store.write { transaction in
                try transaction.putNotice(kept)
                try transaction.putNotice(bare)
            }
            try await store.read { reader in
                expect(try reader.notice(kept.id) == kept)
                expect(try reader.notice(bare.id) == bare)
                expect(try reader.notice(draftedBy: Sample.random(5)) == kept)
                expect(try reader.notice(draftedBy: Sample.random(6)) == nil)
                expect(try reader.notice(Sample.id(3)) == nil)
            }
        },
        Check("a notice put again is replaced in its place") { bench in
            let store = try await bench.makeStore()
            var changed = try Sample.notice(1)
            changed.approvals = ["z"]
            changed.via = [Sample.route("r")]
            let replacement = changed
            try await store.write { transaction in
                var first = try Sample.notice(1)
                first.approvals = ["x", "y"]
                try transaction.putNotice(first)
                try transaction.putNotice(Sample.notice(2))
                try transaction.putNotice(replacement)
            }
            let found = try await store.read { try $0.notices(.outbound, limit: 9) }
            expect(try found == [Sample.notice(2), replacement])
        },
        Check("one draft request makes one notice") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                var first = try Sample.notice(1)
                first.request = Sample.random(5)
                try transaction.putNotice(first)
                try transaction.putNotice(first)
            }
            await expect(throws: StoreConflict.self) {
                try await store.write { transaction in
                    var second = try Sample.notice(2)
                    second.request = Sample.random(5)
                    try transaction.putNotice(second)
                }
            }
        },
        Check("notices of a direction come newest first, no more than asked for") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for (number, seconds) in [(1, 50), (2, 10), (3, 50), (4, 30)] as [(Int, Int64)] {
                    try transaction.putNotice(Sample.notice(number, createdAt: seconds))
                }
                try transaction.putNotice(Sample.notice(5, .inbound, createdAt: 99))
            }
            try await store.read { reader in
                let all = try reader.notices(.outbound, limit: 9).map(\.id)
                expect(all == [3, 1, 4, 2].map(Sample.id))
                expect(try reader.notices(.outbound, limit: 2).map(\.id) == [3, 1].map(Sample.id))
                expect(try reader.notices(.relayed, limit: 9).isEmpty)
            }
        },
    ]

    static let attempts = [
        Check("attempts are listed until they are reported, and ever after in the whole list") { bench in
            let store = try await bench.makeStore()
            let first = try Sample.attempt(1, about: "a", at: 20)
            let second = try Sample.attempt(2, about: "b", at: 10)
            let third = try Sample.attempt(3, about: "a", at: 20)
            try await store.write { transaction in
                for attempt in [first, second, third] { try transaction.recordAttempt(attempt) }
            }
            expect(try await store.read { try $0.unreportedAttempts() } == [second, first, third])
            try await store.write { try $0.markReported(Sample.party("a"), at: Sample.time(30)) }
            try await store.read { reader in
                expect(try reader.unreportedAttempts() == [second])
                expect(try reader.attempts(limit: 9) == [third, first, second])
                expect(try reader.attempts(limit: 1) == [third])
                expect(try reader.lastReport(to: Sample.party("a")) == Sample.time(30))
                expect(try reader.lastReport(to: Sample.party("b")) == nil)
            }
            try await store.write { try $0.recordAttempt(first) }
            expect(try await store.read { try $0.unreportedAttempts() } == [second, first])
        },
        Check("a received report counts once, and the newest comes first") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                expect(try transaction.putReceivedReport(id: Sample.id(1), jws: "one"))
                expect(try transaction.putReceivedReport(id: Sample.id(2), jws: "two"))
                expect(try !transaction.putReceivedReport(id: Sample.id(1), jws: "one"))
            }
            try await store.read { reader in
                expect(try reader.receivedReports(limit: 9) == ["two", "one"])
                expect(try reader.receivedReports(limit: 1) == ["two"])
            }
        },
    ]
}
