// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import Foundation
import NoticeFormat
import SQLiteStore
import Testing
import TransparencyLog

struct IntegrityCheckTests {
    private let folder: StoreFolder

    init() throws {
        folder = try StoreFolder()
    }

    @Test func `finds nothing in an empty store`() async throws {
        let store = try folder.open()
        #expect(await store.integrityProblems(digest: standInDigest).isEmpty)
    }

    @Test func `finds nothing in a store where every object has its leaf`() async throws {
        let store = try await loggedStore()
        #expect(await store.integrityProblems(digest: standInDigest).isEmpty)
    }

    @Test(arguments: [
        ("UPDATE leaf SET bytes = x'00' WHERE idx = 2", StoreProblem.Code.leaf),
        ("DELETE FROM leaf WHERE idx = 4", .leaf),
        ("UPDATE subtree SET hash = zeroblob(32) WHERE level = 1 AND idx = 0", .subtree),
        ("DELETE FROM subtree WHERE level = 0 AND idx = 1", .subtree),
        ("INSERT INTO subtree VALUES (40, 0, zeroblob(32))", .subtree),
        ("UPDATE checkpoint SET note = 'o' || char(10) || '3' || char(10) || 'x' || char(10)", .checkpoint),
        ("UPDATE checkpoint SET size = 4", .checkpoint),
        (
            "INSERT INTO checkpoint VALUES (4, (SELECT replace(note, char(10) || '3', char(10) || '4')"
                + " FROM checkpoint))", .checkpoint
        ),
        ("UPDATE unbroken SET number = 2", .channelRun),
        ("DELETE FROM unbroken", .channelRun),
        ("UPDATE dispatch SET number = 2", .channelRun),
        ("INSERT INTO unbroken VALUES ('x.example', 'y.example', 1)", .channelRun),
        ("UPDATE dispatch SET jws = 'other'", .notLogged),
        ("UPDATE card SET jws = 'other'", .notLogged),
        ("UPDATE envelope SET bytes = x'01'", .notLogged),
        ("UPDATE approval SET jws = 'other'", .notLogged),
        ("UPDATE notice SET text = 'other~'", .notLogged),
        ("UPDATE evidence SET jws = 'other'", .notLogged),
        ("UPDATE leaf SET type = 'nothing' WHERE idx = 1", .unreadable),
        ("PRAGMA ignore_check_constraints = ON; UPDATE message SET msg = x'00'", .database),
    ])
    func `names what was changed behind the store's back`(
        change: String,
        code: StoreProblem.Code
    ) async throws {
        let store = try await loggedStore()
        try store.close()
        let schema = Schema(steps: Schema.current.steps + [change])
        // Twice: what the change sets on its connection must not reach the check.
        try folder.open(schema: schema).close()
        let changed = try folder.open(schema: schema)
        let problems = await changed.integrityProblems(digest: standInDigest)
        #expect(problems.contains { $0.code == code }, "\(problems)")
    }

    @Test func `ends on a file with a damaged page and says so`() async throws {
        let store = try await loggedStore()
        try store.close()
        let clean = try Data(contentsOf: URL(filePath: folder.path()))
        var found = 0
        for page in 1..<clean.count / 4096 {
            var bytes = clean
            bytes.replaceSubrange(page * 4096..<page * 4096 + 64, with: Data(repeating: 0xA5, count: 64))
            let copy = "damaged-\(page).sqlite"
            try bytes.write(to: URL(filePath: folder.path(copy)))
            do {
                let damaged = try folder.open(copy)
                if await !damaged.integrityProblems(digest: standInDigest).isEmpty { found += 1 }
                try damaged.close()
            } catch let failure as StoreFailure {
                #expect(failure.code == .damaged)
                found += 1
            }
        }
        #expect(found == clean.count / 4096 - 1)
    }

    @Test func `lists no more than a thousand problems`() async throws {
        let store = try folder.open()
        try await store.write { transaction in
            for number in 0..<1200 { _ = try transaction.putEvidence(Sample.evidence(number)) }
        }
        let problems = await store.integrityProblems(digest: standInDigest)
        #expect(problems.count == 1001)
        #expect(problems.last?.code == .more)
    }

    /// Some objects of every kind with their leaves, and a checkpoint of the first three leaves.
    private func loggedStore() async throws -> SQLiteStore {
        let store = try folder.open()
        try await store.write { transaction in
            var notice = try Sample.notice(1)
            notice.approvals = ["approval"]
            notice.releasedAt = Sample.time(1)
            try transaction.putNotice(notice)
            try transaction.appendCards(["card"], of: Sample.party("a"))
            try transaction.putDispatch(Sample.dispatch(1))
            try transaction.putStatus(Sample.status(1))
            try transaction.putMessage(Sample.message(1))
            _ = try transaction.putEvidence(Sample.evidence(1))
            let objects: [(LeafType, [UInt8])] = try [
                (.card, Array("card".utf8)), (.approval, Array("approval".utf8)),
                (.notice, Array("notice-1\napproval".utf8)), (.dispatch, Array("dispatch-1".utf8)),
                (.status, Array("status-1".utf8)), (.evidence, Array("evidence-1".utf8)),
                (.envelope, Sample.message(1).envelope),
            ]
            for (type, bytes) in objects {
                _ = try transaction.append(LeafEntry(type: type, digest: standInDigest(bytes)))
            }
            let root = try MerkleTree.root(ofLeaves: transaction.leaves(0..<3).map { .leaf($0) })
            let note = "o\n3\n\(root)\n\n— o signature\n"
            try transaction.putCheckpoint(CheckpointRecord(size: 3, note: note))
        }
        return store
    }
}
