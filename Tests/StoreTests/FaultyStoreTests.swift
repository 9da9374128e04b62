// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import Testing

struct FaultyStoreTests {
    @Test(arguments: StoreConformance.checks)
    func `does what every store must do while nothing fails`(check: StoreConformance.Check) async throws {
        try await check.run(on: StoreConformance.Bench(makeStore: { FaultyStore(InMemoryStore()) }))
    }

    @Test(arguments: FaultyStore.Fault.allCases)
    func `fails one write, before or after it is kept`(fault: FaultyStore.Fault) async throws {
        let store = FaultyStore(InMemoryStore())
        store.fail(write: 2, fault)
        #expect(try await store.write { try $0.append(Sample.leaf(1)) } == 0)
        await #expect(throws: FaultyStore.Failure(fault: fault)) {
            try await store.write { try $0.append(Sample.leaf(2)) }
        }
        let index = try await store.write { try $0.append(Sample.leaf(3)) }
        #expect(index == (fault == .persisted ? 2 : 1))
        #expect(store.writeCount == 3)
    }

    @Test func `a manual clock stands still until it is moved`() {
        let clock = ManualClock(Sample.time(0))
        #expect(clock.now() == clock.now())
        clock.advance(by: .seconds(90))
        #expect(clock.now() == Sample.time(90))
        clock.set(Sample.time(5))
        #expect(clock.now() == Sample.time(5))
    }
}
