// SPDX-License-Identifier: Apache-2.0

internal import Logging
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

    package var items: [PostureItem]
    package var statements: [PostureStatement] = []
    /// The one with the newest move first.
    package var loops: [Loop]
}

extension ExchangeNode {
    private static let largestItemCount = 500
    private static let largestLoopCount = 50
    /// The newest moves and what belongs to them, with the loops in the whole record.
    package func postures() async throws -> PostureView {
        try await store.read { reader in
            let (loops, last, calendars) = try followPostures(reader) { state in
                (state.detector.loops(limit: Self.largestLoopCount), state.position, state.calendars)
            }
            let entries = try reader.postures(
                after: max(0, last - Self.largestItemCount),
                limit: Self.largestItemCount
            )
            return PostureView(
                items: try PostureShelf(reader, calendars).items(entries.reversed().map(\.record.id)),
                loops: loops.map(loopView)
            )
        }
    }

    /// The loops in the whole record, without what the moves say.
    package func postureLoops() async throws -> PostureView {
        let loops = try await store.read { reader in
            try followPostures(reader) { $0.detector.loops(limit: Self.largestLoopCount) }
        }
        return PostureView(items: [], loops: loops.map(loopView))
    }

    /// The notices and statements that one is linked to, whoever made them, with the loops they are in.
    ///
    /// Takes the id of a statement in full. Refuses `not-found`.
    package func posture(_ prefix: String) async throws -> PostureView {
        let id = try await chainStart(prefix)
        return try await store.read { reader in
            let chain = try PostureChain(reader).walk(from: id)
            let (loops, calendars) = try followPostures(reader) { state in
                let loops = state.detector.loops(
                    limit: Self.largestLoopCount,
                    endingAt: Set(chain.notices)
                )
                return (loops, state.calendars)
            }
            return PostureView(
                items: try PostureShelf(reader, calendars).items(chain.notices),
                statements: chain.statements,
                loops: loops.map(loopView)
            )
        }
    }

    private func chainStart(_ text: String) async throws -> ObjectID {
        if let id = try? ObjectID(text), try await store.read({ try $0.filing(id) })?.type == .statement {
            return id
        }
        guard let id = try await view(text).notice?.id else {
            throw Refusal("not-found", "no notice begins with \(text)")
        }
        return id
    }

    /// Says what was flagged since the last time, to whoever watches the log of the process.
    func watchPostures() async throws {
        let raised = try await store.read { reader in
            var raised: [LoopFlag] = []
            _ = try followPostures(reader, raised: &raised) { _ in }
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
        _ body: (PostureMemory.State) throws -> Value
    ) throws -> Value {
        var raised: [LoopFlag] = []
        return try followPostures(reader, raised: &raised, body)
    }

    private func followPostures<Value: Sendable>(
        _ reader: any StoreReader,
        raised: inout [LoopFlag],
        _ body: (PostureMemory.State) throws -> Value
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
