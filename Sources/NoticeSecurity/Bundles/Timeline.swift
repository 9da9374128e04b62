// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// When the objects of a bundle were made, as far as trusted witnesses go (docs/spec/bundle.md section 5).
///
/// What holds of one object holds of those it is tied to: what it names is not later than it.
struct Timeline: Sendable {
    /// The time of each witness.
    private typealias Marks = [PartyID: Timestamp]

    private struct Node {
        let party: PartyID
        let claimed: Timestamp
        var leaves: Set<LeafEntry>
        let after: [String]
        var names: Set<ObjectID>
    }

    private let nodes: [ObjectID: Node]
    private let threshold: Int?
    private var early: [ObjectID: Marks] = [:]
    private var late: [ObjectID: Marks] = [:]

    /// Takes the verified objects of a bundle; one that stands in two places counts once.
    init(_ objects: [TimedObject], witnesses: TrustedWitnesses, inclusions: CheckedInclusions) {
        threshold = witnesses.threshold
        nodes = Self.nodes(of: objects)
        guard threshold != nil else { return }
        let order = Self.namedFirst(nodes)
        // Objects made at one time hold the same anchors.
        var known: [String: [TimeBound.Mark]] = [:]
        for id in order {
            guard let node = nodes[id] else { continue }
            var marks = Marks()
            for anchor in node.after {
                let found = known[anchor] ?? witnesses.marks(onAnchor: anchor)
                known[anchor] = found
                for mark in found { marks.keep(mark, max) }
            }
            for name in node.names { marks.merge(early[name] ?? [:], uniquingKeysWith: max) }
            marks[node.party] = nil
            early[id] = marks
        }
        for id in order.reversed() {
            guard let node = nodes[id] else { continue }
            var marks = late[id] ?? [:]
            for leaf in node.leaves {
                for mark in inclusions.marks(on: leaf) { marks.keep(mark, min) }
            }
            marks[node.party] = nil
            late[id] = marks
            for name in node.names where nodes[name] != nil {
                late[name, default: [:]].merge(marks, uniquingKeysWith: min)
            }
        }
    }

    /// Leaves of what stands in the bundle.
    var leaves: Set<LeafEntry> { Set(nodes.values.flatMap(\.leaves)) }

    func notBefore(_ id: ObjectID) -> TimeBound {
        guard let threshold, let marks = early[id] else { return .none }
        return .notBefore(marks.map { TimeBound.Mark(witness: $0.key, time: $0.value) }, threshold: threshold)
    }

    func notAfter(_ id: ObjectID) -> TimeBound {
        guard let threshold, let marks = late[id] else { return .none }
        return .notAfter(marks.map { TimeBound.Mark(witness: $0.key, time: $0.value) }, threshold: threshold)
    }

    /// By witness, the latest time that it put before the object.
    func earlyMarks(of id: ObjectID) -> [PartyID: Timestamp] { early[id] ?? [:] }

    /// Whether the policy's threshold of witnesses put an object before times of their own.
    ///
    /// Each is held against itself: clocks of two witnesses need not agree.
    func isMade(_ id: ObjectID, before times: [PartyID: Timestamp]) -> Bool {
        guard let threshold, let marks = late[id] else { return false }
        let sure = marks.filter { witness, time in times[witness].map { time < $0 } ?? false }
        return sure.count >= threshold
    }

    /// The window of an object of the bundle; nil for any other.
    func window(_ id: ObjectID) -> TimeWindow? {
        nodes[id].map {
            TimeWindow(notBefore: notBefore(id), notAfter: notAfter(id), claimed: $0.claimed)
        }
    }

    /// An id does not cover the signature: two of one payload are one object with two leaves.
    private static func nodes(of objects: [TimedObject]) -> [ObjectID: Node] {
        var nodes: [ObjectID: Node] = [:]
        for object in objects {
            let fresh = Node(
                party: object.party,
                claimed: object.claimed,
                leaves: [],
                after: object.after,
                names: []
            )
            if let leaf = object.leaf { nodes[object.id, default: fresh].leaves.insert(leaf) }
            nodes[object.id, default: fresh].names.formUnion(object.names)
        }
        return nodes
    }

    /// Ids in an order in which each stands after all that it names.
    ///
    /// Nothing names itself by way of others, for a hash cannot be foreseen.
    private static func namedFirst(_ nodes: [ObjectID: Node]) -> [ObjectID] {
        var namers: [ObjectID: [ObjectID]] = [:]
        var open: [ObjectID: Int] = [:]
        for (id, node) in nodes {
            let named = node.names.filter { nodes[$0] != nil }
            open[id] = named.count
            for name in named { namers[name, default: []].append(id) }
        }
        var order = nodes.keys.filter { open[$0] == 0 }
        var next = 0
        while next < order.count {
            for namer in namers[order[next]] ?? [] {
                open[namer, default: 1] -= 1
                if open[namer] == 0 { order.append(namer) }
            }
            next += 1
        }
        return order
    }
}

extension [PartyID: Timestamp] {
    fileprivate mutating func keep(_ mark: TimeBound.Mark, _ better: (Timestamp, Timestamp) -> Timestamp) {
        self[mark.witness] = self[mark.witness].map { better($0, mark.time) } ?? mark.time
    }
}
