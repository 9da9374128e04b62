// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import Testing

/// What every store must do, whatever it is made of.
///
/// Each check takes a store of its own and records what does not hold as an issue of the running test.
package struct StoreConformance: Sendable {
    /// One sentence about stores, and the code that sees whether it is true.
    package struct Check: Sendable, CustomTestStringConvertible {
        package let sentence: String
        private let body: @Sendable (Bench) async throws -> Void

        package var testDescription: String { sentence }

        init(_ sentence: String, _ body: @escaping @Sendable (Bench) async throws -> Void) {
            self.sentence = sentence
            self.body = body
        }

        package func run(on bench: Bench) async throws {
            try await body(bench)
        }
    }

    /// Makes the stores that a check works on.
    package struct Bench: Sendable {
        /// A new, empty store.
        package var makeStore: @Sendable () async throws -> any ExchangeStore
        /// Ends a store, as if its process had ended, and opens what it kept; nil where nothing is kept.
        package var reopen: (@Sendable (any ExchangeStore) async throws -> any ExchangeStore)?

        package init(
            makeStore: @escaping @Sendable () async throws -> any ExchangeStore,
            reopen: (@Sendable (any ExchangeStore) async throws -> any ExchangeStore)? = nil
        ) {
            self.makeStore = makeStore
            self.reopen = reopen
        }
    }

    package static let checks: [Check] =
        transactions + log + checkpoints + cards + notices + attempts + dispatches + statuses + messages
        + evidence + outbox + office + accesses + filings + postures + links + deadlines
        + recovery + heartbeats + durability

    /// Runs every check, each on a store of its own.
    package static func run(makeStore: @escaping @Sendable () async throws -> any ExchangeStore) async throws
    {
        for check in checks { try await check.run(on: Bench(makeStore: makeStore)) }
    }
}
