// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension BundleConclusions {
    var arrival: Guarantee {
        if deliveries.isEmpty, !carriages.isEmpty { return carriedArrival }
        let (arrived, missing) = recipients { counted($0.arrival) }
        guard missing.isEmpty, !arrived.isEmpty else {
            return .notShown(.arrival, Self.absence("evidence that it reached", arrived, missing))
        }
        return Guarantee(
            name: .arrival,
            isShown: true,
            saidBy: arrived.map(\.recipient.text),
            follows: "the envelope of this dispatch was durable at the node of "
                + Self.list(arrived.map(\.recipient)),
            doesNotFollow: "reading or understanding by a human",
            window: windows(arrived) { $0.arrival?.id }
        )
    }

    /// Of envelopes whose notice is not here.
    private var carriedArrival: Guarantee {
        let arrived = carriages.filter { $0.arrival != nil }
        guard arrived.count == carriages.count else {
            let missing = carriages.filter { $0.arrival == nil }.map(\.subject.to)
            return .notShown(
                .arrival,
                "no evidence that an envelope reached \(Self.list(missing)) in this bundle"
            )
        }
        let windows = arrived.compactMap { carriage in
            carriage.arrival.flatMap { timeline.window($0.id) }
                .map { "\(carriage.subject.to.text): \($0.words)" }
        }
        return Guarantee(
            name: .arrival,
            isShown: true,
            saidBy: arrived.map(\.subject.to.text),
            follows: "an envelope was durable at the node of \(Self.list(arrived.map(\.subject.to)))",
            doesNotFollow: "what the envelope held, or that it held anything; reading by a human",
            window: windows.joined(separator: "; ")
        )
    }

    var time: Guarantee {
        let bounds = deliveries.compactMap { timeline.window($0.dispatch.id) }
        guard !bounds.isEmpty, bounds.allSatisfy(\.isBounded) else {
            let words = windows(deliveries) { $0.dispatch.id }
            return .notShown(.time, deliveries.isEmpty ? "no delivery in this bundle" : words)
        }
        let witnesses = Set(bounds.flatMap { $0.notBefore.marks + $0.notAfter.marks }.map(\.witness))
        return Guarantee(
            name: .time,
            isShown: true,
            saidBy: witnesses.sorted().map(\.text),
            follows: "each dispatch was made within its window, as far as the trusted witnesses go",
            doesNotFollow: "exact instants; no self-declared time counts",
            window: windows(deliveries) { $0.dispatch.id }
        )
    }

    var received: Guarantee {
        let (received, missing) = recipients { counted($0.access) }
        guard missing.isEmpty, !received.isEmpty else {
            return .notShown(.received, Self.absence("access evidence by", received, missing))
        }
        return Guarantee(
            name: .received,
            isShown: true,
            saidBy: received.map(\.recipient.text),
            follows: "opened by the node, with every hidden field present and matching",
            doesNotFollow: "reading or understanding by a human",
            window: windows(received) { $0.access?.id }
        )
    }

    /// Nil for what a revoked key signed, unless it is shown to be older.
    private func counted(_ evidence: VerifiedEvidence?) -> VerifiedEvidence? {
        evidence.flatMap { revoked.counts($0.id) ? $0 : nil }
    }

    private func recipients(
        with evidence: (CheckedDelivery) -> VerifiedEvidence?
    ) -> (with: [CheckedDelivery], without: [CheckedDelivery]) {
        (deliveries.filter { evidence($0) != nil }, deliveries.filter { evidence($0) == nil })
    }

    private static func absence(
        _ what: String,
        _ with: [CheckedDelivery],
        _ without: [CheckedDelivery]
    ) -> String {
        let names = without.isEmpty ? "anyone" : list(without.map(\.recipient))
        let others = with.isEmpty ? "" : "; there is for \(list(with.map(\.recipient)))"
        return "no \(what) \(names) in this bundle\(others)"
    }

    /// "b.example: not before … , not after …" for each delivery that has the object.
    private func windows(
        _ deliveries: [CheckedDelivery],
        _ object: (CheckedDelivery) -> ObjectID?
    ) -> String {
        deliveries.compactMap { delivery in
            object(delivery).flatMap(timeline.window).map { "\(delivery.recipient.text): \($0.words)" }
        }.joined(separator: "; ")
    }
}
