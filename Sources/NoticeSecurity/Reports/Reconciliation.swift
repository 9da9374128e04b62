// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import StrictJSON

/// The records of two or more holders held against one another (docs/spec/claim.md section 10).
///
/// Compares only what both sides hold something of. A difference is no accusation: what can be innocent is said.
package struct Reconciliation: Sendable {
    package struct Difference: Sendable, Hashable {
        package enum Kind: String, Sendable, CaseIterable {
            /// Two objects where there can be only one.
            case conflict
            /// One object, of which no moment fits both sides' witnesses.
            case time
            /// One side holds it, the other does not.
            case missing
            /// The same content with other signed bytes.
            case bytes
        }

        package var kind: Kind
        package var words: String
        /// How it can come about without anybody's fault; nil where it cannot.
        package var innocent: String?
    }

    package let holders: [PartyID]
    /// How many objects were in both hands and the same.
    package let agreeing: Int
    package let differences: [Difference]

    /// Several lists of one holder count as one.
    package init(_ sides: [(holder: PartyID, objects: [HeldObject])]) {
        var byHolder: [PartyID: [ObjectID: HeldObject]] = [:]
        for side in sides {
            for object in side.objects { byHolder[side.holder, default: [:]][object.id] = object }
            if side.objects.isEmpty { byHolder[side.holder, default: [:]] = [:] }
        }
        let holders = byHolder.keys.sorted()
        var differences: Set<Difference> = []
        var same: Set<ObjectID> = []
        for (place, one) in holders.enumerated() {
            for other in holders[(place + 1)...] {
                let pair = Pair(
                    one: one,
                    other: other,
                    left: byHolder[one] ?? [:],
                    right: byHolder[other] ?? [:]
                )
                differences.formUnion(pair.differences)
                same.formUnion(pair.same)
            }
        }
        self.holders = holders
        agreeing = same.count
        self.differences = differences.sorted { left, right in
            left.kind == right.kind
                ? precedesInBytes(left.words, right.words) : left.kind.order < right.kind.order
        }
    }

    private struct Pair {
        let one: PartyID
        let other: PartyID
        let left: [ObjectID: HeldObject]
        let right: [ObjectID: HeldObject]

        var same: [ObjectID] { left.keys.filter { right[$0]?.digest == left[$0]?.digest } }

        var differences: [Difference] {
            missing(left, one, right, other) + missing(right, other, left, one) + conflicts + unequal
        }

        private func missing(
            _ here: [ObjectID: HeldObject],
            _ holder: PartyID,
            _ there: [ObjectID: HeldObject],
            _ lacking: PartyID
        ) -> [Difference] {
            let topics = Set(there.values.map(\.topic))
            return here.values.filter { there[$0.id] == nil && topics.contains($0.topic) }.map { object in
                let name = object.label.map { "\($0), \(object.place)" } ?? object.place
                return Difference(
                    kind: .missing,
                    words: "\(holder.text) holds \(name), signed by \(object.signer.text);"
                        + " \(lacking.text) does not: \(object.id.text)",
                    innocent: Self.excuse(object, holder: holder, lacking: lacking)
                )
            }
        }

        private static func excuse(_ object: HeldObject, holder: PartyID, lacking: PartyID) -> String? {
            switch object.type {
            case .evidence where object.signer == lacking:
                "\(lacking.text) signed it and its own record lacks it: only a loss, or a bundle made before it,"
                    + " explains that"
            case .evidence, .denial: "it may have been under way, or signed after the other bundle was made"
            case .dispatch, .notice, .approval:
                object.signer == lacking
                    ? "a bundle of another notice, or one made earlier"
                    : "it may not have arrived when the other bundle was made"
            case .status, .relayStatus:
                "statuses are exchanged in time: the other bundle may hold another run"
            case .submission: "a sender's record holds hand-overs to relays that the recipient never sees"
            }
        }

        /// Two objects in one place.
        private var conflicts: [Difference] {
            let places = Dictionary(grouping: right.values, by: \.place)
            return left.values.flatMap { object in
                (places[object.place] ?? []).filter { $0.id != object.id && $0.type == object.type }.map {
                    Difference(
                        kind: .conflict,
                        words: "\(object.place) is \(object.id.text) with \(one.text) and \($0.id.text) with"
                            + " \(other.text): \(object.signer.text) signed both",
                        innocent: nil
                    )
                }
            }
        }

        private var unequal: [Difference] {
            left.values.flatMap { object -> [Difference] in
                guard let twin = right[object.id] else { return [] }
                var found: [Difference] = []
                if twin.digest != object.digest {
                    found.append(
                        Difference(
                            kind: .bytes,
                            words:
                                "\(object.place) has the same content and other signed bytes with \(one.text)"
                                + " and \(other.text): \(object.id.text)",
                            innocent: "the signer may have signed the same content twice"
                        )
                    )
                }
                let both = object.made.and(twin.made)
                if let early = both.notBefore, let late = both.notAfter, early > late {
                    found.append(
                        Difference(
                            kind: .time,
                            words:
                                "\(object.place): made \(object.made.words) by the bundle of \(one.text), and"
                                + " \(twin.made.words) by that of \(other.text)",
                            innocent: "the clocks of two witnesses may differ by as much"
                        )
                    )
                }
                return found
            }
        }
    }
}

extension Reconciliation.Difference.Kind {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Reconciliation {
    /// For people.
    package var lines: [String] {
        let names = holders.map(\.text).joined(separator: ", ")
        var lines = ["records of \(names): \(agreeing) objects the same, \(differences.count) differences"]
        for difference in differences {
            lines.append("\(difference.kind.rawValue): \(difference.words)")
            lines.append("  \(difference.innocent.map { "can be innocent: \($0)" } ?? "cannot be innocent")")
        }
        lines.append("not shown: what neither holder put into its bundles")
        return lines
    }

    package var json: JSONValue {
        .object([
            ("agreeing", .number(agreeing)),
            (
                "differences",
                .array(
                    differences.map { item in
                        .object([
                            ("innocent", item.innocent.map { .string($0) }),
                            ("kind", .string(item.kind.rawValue)), ("words", .string(item.words)),
                        ])
                    }
                )
            ),
            ("holders", .texts(holders)),
        ])
    }
}
