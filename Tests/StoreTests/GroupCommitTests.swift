// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import SQLiteStore
import Testing

struct GroupCommitTests {
    private struct Undone: Error {}

    @Test func `writes that queue up behind a commit share the next one`() async throws {
        let folder = try StoreFolder()
        let gate = CommitGate()
        let store = try folder.open(beforeCommit: gate.pass)
        let results = await writeAll(100, to: store, through: gate) { _ in }
        #expect(results.allSatisfy { $0 })
        #expect(store.commitCount == 2)
        #expect(try await store.read { try $0.logSize() } == 100)
    }

    @Test func `a batch holds at most 256 writes`() async throws {
        let folder = try StoreFolder()
        let gate = CommitGate()
        let store = try folder.open(beforeCommit: gate.pass)
        let results = await writeAll(1 + 256 + 256 + 1, to: store, through: gate) { _ in }
        #expect(results.allSatisfy { $0 })
        #expect(store.commitCount == 4)
    }

    @Test func `a write that finds the store idle is committed alone`() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        for number in 0..<5 {
            _ = try await store.write { try $0.append(Sample.leaf(number)) }
            #expect(store.commitCount == number + 1)
        }
    }

    @Test func `a body that throws leaves the others of its batch intact`() async throws {
        let folder = try StoreFolder()
        let gate = CommitGate()
        let store = try folder.open(beforeCommit: gate.pass)
        let results = await writeAll(40, to: store, through: gate) { number in
            if number % 4 == 3 { throw Undone() }
        }
        #expect(results.enumerated().allSatisfy { $1 == ($0 % 4 != 3) })
        #expect(store.commitCount == 2)
        let found = try await store.read { reader in
            try (0..<40).map { try reader.leafIndex(of: Sample.leaf($0)) != nil }
        }
        #expect(found == results)
        #expect(await store.integrityProblems(digest: standInDigest).isEmpty)
    }

    @Test func `bodies that all throw cost no commit`() async throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        await #expect(throws: Undone.self) {
            try await store.write { transaction in
                _ = try transaction.append(Sample.leaf(1))
                throw Undone()
            }
        }
        #expect(store.commitCount == 0)
    }

    @Test func `a commit that fails fails its batch and stops the store`() async throws {
        let folder = try StoreFolder()
        let gate = CommitGate(failing: 2)
        let store = try folder.open(beforeCommit: gate.pass)
        let results = await writeAll(20, to: store, through: gate) { _ in }
        #expect(results.filter { $0 }.count == 1)
        #expect(store.commitCount == 1)
        await #expect(throws: StoreFailure.stopped) {
            try await store.write { try $0.append(Sample.leaf(99)) }
        }
        #expect(try await store.read { try $0.logSize() } == 1)
        try store.close()
        let again = try folder.open()
        #expect(try await again.write { try $0.append(Sample.leaf(98)) } == 1)
    }

    @Test func `a commit that fails leaves nothing of a lone write`() async throws {
        let folder = try StoreFolder()
        let store = try folder.open(beforeCommit: { throw Undone() })
        let failure = await #expect(throws: StoreFailure.self) {
            try await store.write { try $0.append(Sample.leaf(1)) }
        }
        #expect(failure?.code == .commitFailed)
        #expect(try await store.read { try $0.logSize() } == 0)
    }

    @Test func `bodies run in the order of the calls`() async throws {
        let folder = try StoreFolder()
        let gate = CommitGate()
        let store = try folder.open(beforeCommit: gate.pass)
        async let first = store.write { try $0.append(Sample.leaf(0)) }
        var waiting: [Int] = []
        await withTaskGroup(of: Int?.self) { group in
            for number in 1..<30 {
                // The next call is made only when this one is seen to wait.
                while number > 1, store.waitingCount < number - 1 { await Task.yield() }
                if number == 1 { await gate.waitForFirst() }
                group.addTask { try? await store.write { try $0.append(Sample.leaf(number)) } }
            }
            await gate.open(store, behind: 29)
            for await index in group { waiting.append(index ?? -1) }
        }
        #expect(try await first == 0)
        #expect(waiting.sorted() == Array(1..<30))
        let leaves = try await store.read { try $0.leaves(0..<30) }
        #expect(leaves == (0..<30).map { Sample.leaf($0).bytes })
    }

    /// Writes leaf 0, then the others while its commit is held back; returns which writes were kept.
    private func writeAll(
        _ count: Int,
        to store: SQLiteStore,
        through gate: CommitGate,
        then check: @escaping @Sendable (Int) throws -> Void
    ) async -> [Bool] {
        await withTaskGroup(of: (Int, Bool).self) { group in
            for number in 0..<count {
                if number == 1 { await gate.waitForFirst() }
                group.addTask {
                    let index = try? await store.write { transaction in
                        let index = try transaction.append(Sample.leaf(number))
                        try check(number)
                        return index
                    }
                    return (number, index != nil)
                }
            }
            await gate.open(store, behind: count - 1)
            return await group.reduce(into: Array(repeating: false, count: count)) { $0[$1.0] = $1.1 }
        }
    }
}
