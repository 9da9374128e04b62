// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Testing

struct InMemoryStoreTests {
    @Test(arguments: StoreConformance.checks)
    func `does what every store must do`(check: StoreConformance.Check) async throws {
        try await check.run(on: StoreConformance.Bench(makeStore: { InMemoryStore() }))
    }
}
