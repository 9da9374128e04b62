// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

/// Loops and moves as a node shows them to its officers.
package struct PostureView: Sendable {
    package struct Loop: Sendable {
        package var loop: PostureLoop
        /// Parties that both cards name, ascending.
        package var mediators: [PartyID]
        /// Seconds within which three moves make a loop.
        package var window: Int
    }

    /// The newest first.
    package var items: [PostureItem]
    /// The one with the newest move first.
    package var loops: [Loop]
}

extension ExchangeNode {
    private static let largestItemCount = 500
    private static let largestLoopCount = 50
    private static let largestChain = 64

    /// The newest moves and what belongs to them, with the loops in the whole record.
    package func postures() async throws -> PostureView {
        try await store.read { reader in
            let (loops, last) = try followPostures(reader) { ($0.loops(limit: Self.largestLoopCount), $1) }
            let entries = try reader.postures(
                after: max(0, last - Self.largestItemCount),
                limit: Self.largestItemCount
            )
            return PostureView(
                items: try PostureShelf(reader).items(entries.reversed().map(\.record.id)),
                loops: loops.map(loopView)
            )
        }
    }

    /// The moves that a move is linked to, whichever party made them, with the loops they are in.
    ///
    /// Refuses `not-found` for a notice that is not a move here.
    package func posture(_ prefix: String) async throws -> PostureView {
        guard let id = try await view(prefix).notice?.id else {
            throw Refusal("not-found", "no notice begins with \(prefix)")
        }
        return try await store.read { reader in
            let (chain, loops) = try followPostures(reader) { detector, _ in
                let chain = detector.chain(around: id, limit: Self.largestChain)
                let loops = detector.loops(limit: Int.max).filter { !Set($0.moves).isDisjoint(with: chain) }
                return (chain, Array(loops.prefix(Self.largestLoopCount)))
            }
            guard !chain.isEmpty else { throw Refusal("not-found", "notice \(id.text) is not a move") }
            return PostureView(items: try PostureShelf(reader).items(chain), loops: loops.map(loopView))
        }
    }

    /// Says what was flagged since the last time, to whoever watches the log of the process.
    func watchPostures() async throws {
        let raised = try await store.read { reader in
            var raised: [LoopFlag] = []
            _ = try followPostures(reader, raised: &raised) { _, _ in }
            return raised
        }
        for flag in raised {
            logger.warning(
                "possible spiral: a move answers a move that answers one of its own party",
                metadata: [
                    "move": "\(flag.move.text)", "party": "\(flag.party.text)", "other": "\(flag.other.text)",
                ]
            )
        }
    }

    /// Parties that two cards both name as mediators, ascending.
    package func mediators(_ one: PartyID, _ other: PartyID) -> [PartyID] {
        let named = [one, other].map { Set(cards[$0]?.latest.payload.policy.mediators ?? []) }
        return named[0].intersection(named[1]).sorted()
    }

    private func followPostures<Value: Sendable>(
        _ reader: any StoreReader,
        _ body: (LoopDetector, _ position: Int) throws -> Value
    ) throws -> Value {
        var raised: [LoopFlag] = []
        return try followPostures(reader, raised: &raised, body)
    }

    private func followPostures<Value: Sendable>(
        _ reader: any StoreReader,
        raised: inout [LoopFlag],
        _ body: (LoopDetector, _ position: Int) throws -> Value
    ) throws -> Value {
        let windows = cards.all.compactMapValues { $0.latest.payload.policy.postureWindow }
        let result = try postures.follow(
            windows: windows,
            { try reader.postures(after: $0, limit: $1) },
            body
        )
        raised = result.raised
        return result.value
    }

    private func loopView(_ loop: PostureLoop) -> PostureView.Loop {
        let (one, other) = (loop.parties[0], loop.parties[1])
        let windows = cards.all.compactMapValues { $0.latest.payload.policy.postureWindow }
        return PostureView.Loop(
            loop: loop,
            mediators: mediators(one, other),
            window: LoopDetector(windows: windows).window(one, other)
        )
    }
}
