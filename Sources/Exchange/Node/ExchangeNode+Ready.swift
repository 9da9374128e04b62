// SPDX-License-Identifier: Apache-2.0

extension ExchangeNode {
    /// Whether the record can be read: false or a throw means that nothing should be asked of this node.
    package func isReady() async throws -> Bool {
        try await store.read { try !$0.cardChain(of: party).isEmpty }
    }
}
