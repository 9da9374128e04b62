// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import Testing

/// What a body throws to be undone.
private struct Undone: Error, Equatable {
    let number: Int
}

extension StoreConformance {
    static let transactions = [
        Check("a new store is empty") { bench in
            let store = try await bench.makeStore()
            try await store.read { reader in
                expect(try reader.logSize() == 0)
                expect(try reader.pinnedParties().isEmpty)
                expect(try reader.latestCheckpoint() == nil)
                expect(try reader.outboxCount() == 0)
                expect(try reader.nextOutboxTime() == nil)
                expect(try reader.notices(.inbound, limit: 10).isEmpty)
                expect(try reader.messages(.inbound, limit: 10).isEmpty)
                expect(try reader.unreportedAttempts().isEmpty)
            }
        },
        Check("a write returns what its body returns, and the next read sees it") { bench in
            let store = try await bench.makeStore()
            for number in 0..<20 {
                let index = try await store.write { try $0.append(Sample.leaf(number)) }
                expect(index == number)
                expect(try await store.read { try $0.logSize() } == number + 1)
            }
        },
        Check("a body sees what it has written") { bench in
            let store = try await bench.makeStore()
            try await store.write { transaction in
                try transaction.putDispatch(Sample.dispatch(1))
                expect(try transaction.append(Sample.leaf(1)) == 0)
                expect(try transaction.logSize() == 1)
                expect(try transaction.leafIndex(of: Sample.leaf(1)) == 0)
                expect(try transaction.dispatch(Sample.id(1)) == Sample.dispatch(1))
            }
        },
        Check("a body that throws leaves nothing behind, and its caller gets the error") { bench in
            let store = try await bench.makeStore()
            try await fill(store)
            let before = try await store.read { try Contents($0) }
            await expect(throws: Undone.self) {
                try await store.write { transaction in
                    try overwrite(transaction)
                    throw Undone(number: 1)
                }
            }
            expect(try await store.read { try Contents($0) } == before)
        },
        Check("a store goes on after a body that threw") { bench in
            let store = try await bench.makeStore()
            await expect(throws: StoreConflict.self) {
                try await store.write { transaction in
                    try transaction.putStatus(Sample.status(1))
                    try transaction.putStatus(Sample.status(1, id: 9))
                }
            }
            try await store.write { try $0.putStatus(Sample.status(1, id: 9)) }
            let kept = try await store.read {
                try $0.lastStatus(by: Sample.party("a"), about: Sample.party("b"))
            }
            expect(kept?.id == Sample.id(9))
        },
        Check("concurrent writers lose nothing and share no index") { bench in
            let store = try await bench.makeStore()
            let indexes = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<200 {
                    group.addTask { try await store.write { try $0.append(Sample.leaf(number)) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            expect(indexes.sorted() == Array(0..<200))
            try await store.read { reader in
                expect(Set(try reader.leaves(0..<200)).count == 200)
                try expectTree(reader, size: 200)
            }
        },
        Check("bodies that throw among concurrent ones are undone alone") { bench in
            let store = try await bench.makeStore()
            let kept = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<90 {
                    group.addTask {
                        let index = try? await store.write { transaction in
                            let index = try transaction.append(Sample.leaf(number))
                            if number.isMultiple(of: 3) { throw Undone(number: number) }
                            return index
                        }
                        return index != nil
                    }
                }
                return await group.reduce(0) { $1 ? $0 + 1 : $0 }
            }
            expect(kept == 60)
            try await store.read { reader in
                for number in 0..<90 {
                    let isUndone = number.isMultiple(of: 3)
                    expect(try reader.leafIndex(of: Sample.leaf(number)) == nil ? isUndone : !isUndone)
                }
                try expectTree(reader, size: 60)
            }
        },
        Check("a reader sees one state while writers go on") { bench in
            let store = try await bench.makeStore()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try await store.write { transaction in
                            _ = try transaction.append(Sample.leaf(2 * number))
                            _ = try transaction.append(Sample.leaf(2 * number + 1))
                        }
                    }
                    group.addTask {
                        try await store.read { reader in
                            let size = try reader.logSize()
                            expect(size.isMultiple(of: 2))
                            expect(try reader.leaves(0..<size).count == size)
                            try expectTree(reader, size: size)
                        }
                    }
                }
                try await group.waitForAll()
            }
        },
    ]
}
