// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Contradictions within the evidence itself: two texts as if the same, two objects in one place (claim.md,
/// section 9).
///
/// Only what is open in both can be compared. Finding none shows nothing.
package struct ClaimFindings {
    private let facts: ClaimFacts
    private let deliveries: [DeliveryFact]

    package init(facts: ClaimFacts) {
        self.init(facts: facts, deliveries: facts.sortedDeliveries)
    }

    /// With the deliveries of the facts as `sortedDeliveries` gives them.
    init(facts: ClaimFacts, deliveries: [DeliveryFact]) {
        self.facts = facts
        self.deliveries = deliveries
    }

    package var words: [String] {
        let pairs = NoticePairs(facts.notices.values)
        return pairs.ofOneIdentity.map(Self.identity) + pairs.asIfTheSame.map(Self.twoTexts) + twoNumbers
            + brokenBindings
    }

    private static func identity(_ one: NoticeFact, _ other: NoticeFact) -> String {
        "\(one.visible.issuer.text) gave one random id to two notices: \(one.id.text) and \(other.id.text)"
    }

    private static func twoTexts(_ pair: NoticePairs.TwoTexts) -> String {
        let (one, other) = (pair.one, pair.other)
        return "two texts as if the same: \(one.visible.issuer.text) told \(names(one)) and"
            + " \(names(other)) differently about one matter"
            + " (\(pair.differing.map(\.text).joined(separator: ", "))): \(one.id.text) and \(other.id.text)"
    }

    private static func names(_ notice: NoticeFact) -> String {
        notice.visible.recipients.map(\.text).joined(separator: ", ")
    }

    /// Two dispatches of one channel with one number, which the sender's card does not declare lost.
    private var twoNumbers: [String] {
        zip(deliveries, deliveries.dropFirst()).filter { one, other in
            one.from == other.from && one.to == other.to && one.number == other.number && !isLost(one)
        }.map { one, other in
            "\(one.from.text) gave number \(one.number) for \(one.to.text) twice: \(one.dispatch.text) and"
                + " \(other.dispatch.text)"
        }
    }

    private func isLost(_ delivery: DeliveryFact) -> Bool {
        let channel = ClaimFacts.Channel(from: delivery.from, to: delivery.to)
        return facts.lost[channel]?.contains { $0.contains(delivery.number) } ?? false
    }

    /// A dispatch that was there before a status of its sender that leaves it out.
    private var brokenBindings: [String] {
        let statuses = Dictionary(grouping: facts.statuses.values) { status in
            ClaimFacts.Channel(from: status.issuer, to: status.counterpart)
        }
        return deliveries.compactMap { delivery in
            let channel = ClaimFacts.Channel(from: delivery.from, to: delivery.to)
            guard let late = delivery.made.notAfter, let own = statuses[channel], !isLost(delivery) else {
                return nil
            }
            let broken = own.filter { status in
                status.outbound < delivery.number && status.made.notBefore.map { $0 > late } ?? false
            }.min { ($0.index, $0.id) < ($1.index, $1.id) }
            return broken.map { status in
                "status \(status.index) of \(status.issuer.text) leaves out dispatch \(delivery.number), which"
                    + " was there before it: \(status.id.text) and \(delivery.dispatch.text)"
            }
        }
    }
}
