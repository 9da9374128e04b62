// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Finds loops of moves, one move at a time, in whatever order they come (posture.md, section 2).
///
/// What is flagged in the end does not depend on the order. Each move costs work in proportion to the pairs of
/// links through it: at most ``PostureMove/largestAnswerCount`` for each link that names it or the moves it names.
/// References to moves that are not here are kept, and count once they come.
package struct LoopDetector: Sendable {
    /// Seconds for a party whose card says nothing.
    package static let usualWindow = 2_592_000
    /// Moves of one chain.
    package static let largestChain = 256

    /// Windows of parties in seconds, by their cards.
    package let windows: [PartyID: Int]
    private var places: [ObjectID: Int] = [:]
    private var nodes: [Node] = []
    private var flags: [[PartyID]] = []
    /// Places of flagged moves, in the order of their flagging.
    private var flaggedPlaces: [Int] = []

    /// A move, or a reference to one that is not here.
    private struct Node: Sendable {
        let id: ObjectID
        var move: Known?
        var answeredBy: [Int] = []
    }

    private struct Known: Sendable {
        let issuer: PartyID
        let at: Timestamp
        let answers: [Int]
    }

    package init(windows: [PartyID: Int] = [:]) {
        self.windows = windows
    }

    /// Number of moves that are here.
    package private(set) var count = 0

    /// Seconds within which moves of two parties make a loop.
    package func window(_ one: PartyID, _ other: PartyID) -> Int {
        max(windows[one] ?? Self.usualWindow, windows[other] ?? Self.usualWindow)
    }

    /// Takes a move; returns what it flags that was not flagged before.
    ///
    /// The same move again changes nothing.
    package mutating func add(_ move: PostureMove) -> [LoopFlag] {
        let place = place(of: move.id)
        guard nodes[place].move == nil else { return [] }
        count += 1
        let answers = Set(move.answers).subtracting([move.id]).map { self.place(of: $0) }
        nodes[place].move = Known(issuer: move.issuer, at: move.at, answers: answers)
        for answer in answers { nodes[answer].answeredBy.append(place) }
        return flagAsThird(place) + flagAsSecond(place) + flagAsFirst(place)
    }

    private mutating func place(of id: ObjectID) -> Int {
        if let place = places[id] { return place }
        places[id] = nodes.count
        nodes.append(Node(id: id))
        flags.append([])
        return nodes.count - 1
    }

    private mutating func flagAsThird(_ third: Int) -> [LoopFlag] {
        guard let move = nodes[third].move else { return [] }
        return move.answers.compactMap { second in
            let firsts = nodes[second].move?.answers ?? []
            return firsts.contains { isLoop($0, second, third) } ? flag(third, answering: second) : nil
        }
    }

    private mutating func flagAsSecond(_ second: Int) -> [LoopFlag] {
        guard let move = nodes[second].move, !move.answers.isEmpty else { return [] }
        return nodes[second].answeredBy.compactMap { third in
            move.answers.contains { isLoop($0, second, third) } ? flag(third, answering: second) : nil
        }
    }

    private mutating func flagAsFirst(_ first: Int) -> [LoopFlag] {
        var found: [LoopFlag] = []
        for second in nodes[first].answeredBy {
            for third in nodes[second].answeredBy where isLoop(first, second, third) {
                if let flag = flag(third, answering: second) { found.append(flag) }
            }
        }
        return found
    }

    private func isLoop(_ first: Int, _ second: Int, _ third: Int) -> Bool {
        guard let one = nodes[first].move, let other = nodes[second].move, let last = nodes[third].move,
            one.issuer == last.issuer, one.issuer != other.issuer, first != third
        else { return false }
        return (0...Int64(window(one.issuer, other.issuer))).contains(last.at.seconds(since: one.at))
    }

    private mutating func flag(_ third: Int, answering second: Int) -> LoopFlag? {
        guard let party = nodes[third].move?.issuer, let other = nodes[second].move?.issuer,
            !flags[third].contains(other)
        else { return nil }
        if flags[third].isEmpty { flaggedPlaces.append(third) }
        flags[third].append(other)
        return LoopFlag(move: nodes[third].id, party: party, other: other)
    }
}

extension LoopDetector {
    /// Every flag, in an order that depends on the moves alone.
    package var allFlags: [LoopFlag] {
        flaggedPlaces.flatMap { place in
            flags[place].compactMap { other in
                nodes[place].move.map { LoopFlag(move: nodes[place].id, party: $0.issuer, other: other) }
            }
        }.sorted { ($0.move, $0.other) < ($1.move, $1.other) }
    }

    /// The loops, the newest move first; one that is part of a longer loop is not listed by itself.
    ///
    /// With `moves`, only loops that end at one of them.
    package func loops(limit: Int, endingAt moves: Set<ObjectID>? = nil) -> [PostureLoop] {
        var covered: Set<LoopFlag> = []
        var loops: [PostureLoop] = []
        for flag in newestFlags where !covered.contains(flag) && moves?.contains(flag.move) ?? true {
            if loops.count == limit { break }
            let loop = loop(at: flag)
            covered.formUnion(
                zip(loop.moves, loop.moves.dropFirst()).compactMap { before, move in
                    guard let party = issuer(move), let other = issuer(before) else { return nil }
                    return LoopFlag(move: move, party: party, other: other)
                }
            )
            loops.append(loop)
        }
        return loops
    }

    /// The chain that ends at a flagged move.
    package func loop(at flag: LoopFlag) -> PostureLoop {
        var chain = places[flag.move].map { [$0] } ?? []
        while chain.count < Self.largestChain, let before = predecessor(of: chain, other: flag.other) {
            chain.append(contentsOf: chain.count == 1 ? before : [before[0]])
        }
        let moves = chain.reversed().map { nodes[$0].id }
        let flagged = chain.dropLast(2).reversed().map { nodes[$0].id }
        return PostureLoop(parties: [flag.party, flag.other].sorted(), moves: moves, flagged: flagged)
    }

    /// What comes before the oldest move of a chain: two moves for the first step, then one.
    private func predecessor(of chain: [Int], other: PartyID) -> [Int]? {
        if chain.count == 1 {
            return (nodes[chain[0]].move?.answers ?? []).filter { nodes[$0].move?.issuer == other }
                .sorted(by: isNewer).lazy.compactMap { second in
                    first(before: second, chain[0], not: chain).map { [second, $0] }
                }.first
        }
        let (oldest, next) = (chain[chain.count - 1], chain[chain.count - 2])
        return first(before: oldest, next, not: chain).map { [$0] }
    }

    private func first(before second: Int, _ third: Int, not chain: [Int]) -> Int? {
        (nodes[second].move?.answers ?? [])
            .filter { isLoop($0, second, third) && !chain.contains($0) }.min(by: isNewer)
    }

    private var newestFlags: [LoopFlag] {
        flaggedPlaces.sorted(by: isNewer).flatMap { place in
            flags[place].sorted().compactMap { other in
                nodes[place].move.map { LoopFlag(move: nodes[place].id, party: $0.issuer, other: other) }
            }
        }
    }

    private func isNewer(_ one: Int, _ other: Int) -> Bool {
        guard let left = nodes[one].move?.at, let right = nodes[other].move?.at else {
            return nodes[one].move != nil
        }
        return left == right ? nodes[one].id > nodes[other].id : left > right
    }

    private func issuer(_ id: ObjectID) -> PartyID? { places[id].flatMap { nodes[$0].move?.issuer } }
}
