// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Contradictions within the evidence itself: two texts as if the same, two objects in one place (claim.md,
/// section 9).
///
/// Only what is open in both can be compared. Finding none shows nothing.
package struct ClaimFindings {
    let facts: ClaimFacts

    package init(facts: ClaimFacts) {
        self.facts = facts
    }

    package var words: [String] { claimedIdentities + twoTexts + twoNumbers + brokenBindings }

    private var notices: [NoticeFact] { facts.notices.values.sorted { $0.id < $1.id } }

    /// Two notices of one issuer with one `jti`.
    private var claimedIdentities: [String] {
        pairs { $0.visible.jti == $1.visible.jti }.map { one, other in
            "\(one.visible.issuer.text) gave one random id to two notices:"
                + " \(one.id.text) and \(other.id.text)"
        }
    }

    private var twoTexts: [String] {
        pairs(isAsIfTheSame).compactMap { one, other in
            let differing = Self.differing(one.fields, other.fields)
            guard !differing.isEmpty else { return nil }
            return "two texts as if the same: \(one.visible.issuer.text) told \(Self.names(one)) and"
                + " \(Self.names(other)) differently about one matter (\(differing.joined(separator: ", "))):"
                + " \(one.id.text) and \(other.id.text)"
        }
    }

    /// One issuer, kind and matter, overlapping in time, to different recipients, neither naming the other.
    private func isAsIfTheSame(_ one: NoticeFact, _ other: NoticeFact) -> Bool {
        let (left, right) = (one.visible, other.visible)
        guard left.issuer == right.issuer, left.kind == right.kind, left.status == right.status,
            left.jti != right.jti, left.recipients != right.recipients,
            left.composedAt <= right.expiresAt, right.composedAt <= left.expiresAt,
            !one.references.contains(other.id), !other.references.contains(one.id)
        else { return false }
        if !one.references.isEmpty, one.references == other.references { return true }
        guard let event = one.fields.prose(.event), let second = other.fields.prose(.event) else {
            return false
        }
        return event.utf8.elementsEqual(second.utf8)
    }

    /// Fields that are open in both and not equal.
    private static func differing(_ one: NoticeFields, _ other: NoticeFields) -> [String] {
        one.names.filter { name in
            guard name != .specificity, let left = one[name], let right = other[name] else { return false }
            return left != right
        }.map(\.text)
    }

    private static func names(_ notice: NoticeFact) -> String {
        notice.visible.recipients.map(\.text).joined(separator: ", ")
    }

    /// Two dispatches of one channel with one number, which the sender's card does not declare lost.
    private var twoNumbers: [String] {
        let sorted = facts.sortedDeliveries
        return zip(sorted, sorted.dropFirst()).filter { one, other in
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
        facts.sortedDeliveries.compactMap { delivery in
            guard let late = delivery.made.notAfter, !isLost(delivery) else { return nil }
            let broken = facts.statuses.values.filter { status in
                status.issuer == delivery.from && status.counterpart == delivery.to
                    && status.outbound < delivery.number && status.made.notBefore.map { $0 > late } ?? false
            }.min { $0.index < $1.index }
            return broken.map { status in
                "status \(status.index) of \(status.issuer.text) leaves out dispatch \(delivery.number), which"
                    + " was there before it: \(status.id.text) and \(delivery.dispatch.text)"
            }
        }
    }

    private func pairs(_ isPair: (NoticeFact, NoticeFact) -> Bool) -> [(NoticeFact, NoticeFact)] {
        var found: [(NoticeFact, NoticeFact)] = []
        for group in Dictionary(grouping: notices, by: \.visible.issuer).values {
            for (place, one) in group.enumerated() {
                for other in group[(place + 1)...] where isPair(one, other) { found.append((one, other)) }
            }
        }
        return found.sorted { ($0.0.id, $0.1.id) < ($1.0.id, $1.1.id) }
    }
}
