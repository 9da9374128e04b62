// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import NoticeFormat
internal import Testing
internal import TransparencyLog

extension StoreConformance {
    static let durability = [
        Check("a store that is opened again holds everything, and goes on from there") { bench in
            guard let reopen = bench.reopen else { return }
            let store = try await bench.makeStore()
            try await fill(store)
            let before = try await store.read { try Contents($0) }
            let number = try await store.write { transaction in
                let item = try transaction.enqueue(Sample.item(.card("removed")))
                try transaction.removeOutbox(item.number)
                return item.number
            }
            let again = try await reopen(store)
            expect(try await again.read { try Contents($0) } == before)
            let next = try await again.write { transaction in
                expect(try transaction.append(Sample.leaf(10)) == 10)
                try expectTree(transaction, size: 11)
                return try transaction.enqueue(Sample.item(.card("next"))).number
            }
            expect(next > number)
        }
    ]

    /// Puts something into every part of a store.
    package static func fill(_ store: any ExchangeStore) async throws {
        try await store.write { transaction in
            for number in 0..<10 { _ = try transaction.append(Sample.leaf(number)) }
            try transaction.putCheckpoint(CheckpointRecord(size: 7, note: "seven\n"))
            try transaction.putCosignature(size: 7, witness: "w", line: "line\n", at: 4)
            try transaction.putWitnessed(
                WitnessedRecord(origin: "o", size: 3, root: .emptyRoot, note: "o\n")
            )
            try transaction.appendCards(["one", "two"], of: Sample.party("a"))
        }
        try await store.write { transaction in
            var notice = try Sample.notice(1)
            notice.approvals = ["x"]
            notice.via = [Sample.route("r")]
            try transaction.putNotice(notice)
            try transaction.recordAttempt(Sample.attempt(1, about: "a", at: 1))
            try transaction.markReported(Sample.party("b"), at: Sample.time(2))
            _ = try transaction.putReceivedReport(id: Sample.id(1), jws: "report")
            try transaction.putDispatch(Sample.dispatch(1))
            try transaction.putStatus(Sample.status(1))
            try transaction.putMessage(Sample.message(1))
            try transaction.putSubmission(
                SubmissionRecord(msg: Sample.random(1), route: Sample.route("b"), jws: "submission")
            )
            _ = try transaction.putEvidence(Sample.evidence(1))
            for content in everyContent { _ = try transaction.enqueue(Sample.item(content)) }
        }
    }

    /// Changes every part that ``fill(_:)`` filled.
    static func overwrite(_ transaction: any StoreTransaction) throws {
        for number in 20..<30 { _ = try transaction.append(Sample.leaf(number)) }
        try transaction.putCheckpoint(CheckpointRecord(size: 15, note: "fifteen\n"))
        try transaction.putCosignature(size: 7, witness: "w", line: "other\n", at: 5)
        try transaction.putWitnessed(WitnessedRecord(origin: "o", size: 4, root: .emptyRoot, note: "p\n"))
        try transaction.appendCards(["three"], of: Sample.party("a"))
        try transaction.putNotice(Sample.notice(1))
        try transaction.markReported(Sample.party("a"), at: Sample.time(9))
        _ = try transaction.putReceivedReport(id: Sample.id(2), jws: "other")
        try transaction.putDispatch(Sample.dispatch(2))
        try transaction.putStatus(Sample.status(2))
        try transaction.putMessage(Sample.message(1, .inbound, .refused))
        _ = try transaction.putEvidence(Sample.evidence(2))
        for item in try transaction.outbox(dueBy: .latest, limit: 3) {
            try transaction.removeOutbox(item.number)
        }
        try transaction.hurryOutbox(to: Sample.party("b"), due: .earliest)
    }

    /// What is in the parts that ``fill(_:)`` filled.
    package struct Contents: Sendable, Equatable {
        var leaves: [[UInt8]]
        var checkpoint: CheckpointRecord?
        var witnessed: WitnessedRecord?
        var cards: [String]
        var notices: [NoticeRecord]
        var attempts: [[ImpersonationAttempt]]
        var reports: [String]
        var reportTimes: [Timestamp?]
        var dispatches: [DispatchRecord]
        var unbroken: DispatchRecord?
        var statuses: [StatusRecord]
        var messages: [MessageRecord]
        var submissions: [SubmissionRecord]
        var evidence: [EvidenceRecord]
        var outbox: [OutboxItem]

        package init(_ reader: any StoreReader) throws {
            let (a, b) = try (Sample.party("a"), Sample.party("b"))
            leaves = try reader.leaves(0..<reader.logSize())
            checkpoint = try reader.latestCheckpoint()
            witnessed = try reader.witnessed(origin: "o")
            cards = try reader.cardChain(of: a)
            notices = try reader.notices(.outbound, limit: 99)
            attempts = try [reader.attempts(limit: 99), reader.unreportedAttempts()]
            reports = try reader.receivedReports(limit: 99)
            reportTimes = try [reader.lastReport(to: a), reader.lastReport(to: b)]
            dispatches = try reader.dispatches(from: a, to: b, limit: 99)
            unbroken = try reader.unbrokenEnd(from: a, to: b)
            statuses = try reader.statuses(by: a, about: b, limit: 99)
            messages = try reader.messages(.inbound, limit: 99)
            submissions = try reader.submissions(of: Sample.random(1))
            evidence = try reader.evidence(of: Sample.random(1))
            outbox = try reader.outbox(dueBy: .latest, limit: 99)
        }
    }
}
