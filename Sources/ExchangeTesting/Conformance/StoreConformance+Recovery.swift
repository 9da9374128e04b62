// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

extension StoreConformance {
    static let recovery = [
        Check("what is kept about a recovery is replaced, and ends") { bench in
            let store = try await bench.makeStore()
            var record = RecoveryRecord(restoredAt: Sample.time(1), size: 7)
            try await store.write { [record] in try $0.putRecovery(record) }
            var showing = RecoveryRecord.Showing()
            showing.outbound = 4
            showing.head = Sample.id(4)
            showing.unknown = [Sample.random(3): try Sample.party("d")]
            record.standings = [
                try Sample.party("b"): .answered(showing), try Sample.party("c"): .excused,
            ]
            record.isBehind = true
            record.witnessedSize = 9
            try await store.write { [record] in try $0.putRecovery(record) }
            let found = try await store.read { try $0.recovery() }
            expect(found == record)
            try await store.write { try $0.putRecovery(nil) }
            let none = try await store.read { try $0.recovery() }
            expect(none == nil)
        },
        Check("a reserved head only moves up") { bench in
            let store = try await bench.makeStore()
            for number in [5, 9, 7] {
                try await store.write { transaction in
                    let head = ReservedHead(number: number, head: Sample.id(number))
                    try transaction.putReservedHead(head, to: Sample.party("b"))
                }
            }
            try await store.read { reader in
                let found = try reader.reservedHead(to: Sample.party("b"))
                expect(found == ReservedHead(number: 9, head: Sample.id(9)))
                expect(try reader.reservedHead(to: Sample.party("c")) == nil)
            }
        },
        Check("an issuer's evidence comes newest first, page by page") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for number in 1...5 {
                    let issuer = number == 3 ? "b" : "a"
                    _ = try transaction.putEvidence(Sample.evidence(number, of: number, by: issuer))
                }
            }
            try await store.read { reader in
                let first = try reader.evidence(by: Sample.party("a"), before: nil, limit: 3)
                expect(first.map(\.jws) == ["evidence-5", "evidence-4", "evidence-2"])
                let next = try reader.evidence(by: Sample.party("a"), before: first.last?.number, limit: 3)
                expect(next.map(\.jws) == ["evidence-1"])
            }
        },
        Check("a sender's hand-overs come newest first, page by page") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for number in 1...3 {
                    try transaction.putMessage(Sample.message(number))
                    try transaction.putSubmission(
                        SubmissionRecord(
                            msg: Sample.random(number),
                            route: Sample.route("b"),
                            jws: "submission-\(number)"
                        )
                    )
                }
            }
            try await store.read { reader in
                let first = try reader.submissions(from: Sample.party("a"), before: nil, limit: 2)
                expect(first.map(\.jws) == ["submission-3", "submission-2"])
                let next = try reader.submissions(
                    from: Sample.party("a"),
                    before: first.last?.number,
                    limit: 2
                )
                expect(next.map(\.jws) == ["submission-1"])
                expect(try reader.submissions(from: Sample.party("b"), before: nil, limit: 2) == [])
            }
        },
        Check("dispatches and statuses above a number come ascending") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                for number in 1...4 {
                    try transaction.putDispatch(Sample.dispatch(number))
                    try transaction.putStatus(Sample.status(number))
                }
            }
            try await store.read { reader in
                let (a, b) = try (Sample.party("a"), Sample.party("b"))
                let found = try reader.dispatches(from: a, to: b, above: 2, limit: 9)
                expect(found.map(\.number) == [3, 4])
                expect(try reader.statuses(by: a, about: b, above: 1, limit: 2).map(\.index) == [2, 3])
            }
        },
    ]
}
