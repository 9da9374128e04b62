// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import NoticeSecurity

extension TestParty {
    /// The keys that the party's node holds.
    package var nodeKeys: NodeKeys {
        NodeKeys(
            notice: notice,
            node: node,
            transport: transport,
            sealing: [sealing],
            log: log,
            witness: witness
        )
    }

    /// Opens the party's node on a store; an empty one gets the party's card first.
    package func open(
        _ settings: NodeSettings,
        store: any ExchangeStore,
        network: LoopbackNetwork,
        clock: any TimeSource,
        random: any RandomSource,
        keys: NodeKeys? = nil
    ) async throws -> ExchangeNode {
        try await ExchangeNode.installCard(chain, in: store)
        let node = try await ExchangeNode.open(
            settings: settings,
            keys: keys ?? nodeKeys,
            store: store,
            transport: network.transport(of: id),
            clock: clock,
            random: random
        )
        network.join(node)
        return node
    }
}
