// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import Testing

struct SQLiteConformanceTests {
    @Test(arguments: StoreConformance.checks)
    func `does what every store must do`(check: StoreConformance.Check) async throws {
        let folder = try StoreFolder()
        try await check.run(on: folder.bench)
    }
}
