// SPDX-License-Identifier: Apache-2.0

import NodeServer
import Testing

struct `The bodies in memory` {
    @Test func `are bounded together, and make room for others when they are done`() {
        let budget = BodyBudget(limit: 10)
        #expect(budget.take(4))
        #expect(budget.take(6))
        #expect(!budget.take(1))
        #expect(budget.take(0))
        budget.giveBack(4)
        #expect(!budget.take(5))
        #expect(budget.take(4))
    }

    @Test func `are counted without overflow`() {
        let budget = BodyBudget(limit: .max)
        #expect(budget.take(.max - 1))
        #expect(!budget.take(2))
        #expect(budget.take(1))
    }
}
