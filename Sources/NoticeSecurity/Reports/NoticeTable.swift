// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import StrictJSON

/// Who was notified, who acknowledged, and who warned back, one row for each notice and recipient.
///
/// An empty place means that nothing among the facts shows it, and no more than that.
package struct NoticeTable: Sendable {
    package struct Row: Sendable, Hashable {
        package var notice: ObjectID
        package var issuer: PartyID
        package var recipient: PartyID
        /// Field `event` if it is open, else the kind.
        package var what: String
        /// The recipient's own signature that it reached its node.
        package var notified: EvidenceFact?
        /// By an officer's key of the recipient; never consent, clearance or agreement.
        package var acknowledged: EvidenceFact?
        /// Notices by the recipient to the issuer that respond to this one with a warning.
        package var warnedBack: [ObjectID]
    }

    package var rows: [Row]

    /// Takes the notices of these kinds; all kinds if there is none.
    package init(_ facts: ClaimFacts, kinds: Set<NoticeKind> = []) {
        rows = facts.sortedDeliveries.compactMap { delivery in
            guard let notice = facts.notices[delivery.notice],
                kinds.isEmpty || kinds.contains(notice.visible.kind)
            else { return nil }
            return Row(
                notice: notice.id,
                issuer: delivery.from,
                recipient: delivery.to,
                what: notice.fields.prose(.event) ?? notice.visible.kind.rawValue,
                notified: delivery.own(DeliveryFact.arrivals).first,
                acknowledged: delivery.own([.acknowledged, .decisionMakerAcknowledged]).first,
                warnedBack: Self.warnings(about: notice, by: delivery.to, in: facts)
            )
        }
    }

    private static let warnings: Set<NoticeKind> = [.warning, .advanceNotification]

    private static func warnings(
        about notice: NoticeFact,
        by recipient: PartyID,
        in facts: ClaimFacts
    ) -> [ObjectID] {
        facts.notices.values.filter { other in
            other.visible.issuer == recipient && other.references.contains(notice.id) && other.counts
                && warnings.contains(other.visible.kind)
                && other.visible.recipients.contains(notice.visible.issuer)
        }.map(\.id).sorted()
    }

    /// What the last column holds, counted.
    package var warnedBackCount: Int { rows.filter { !$0.warnedBack.isEmpty }.count }

    static let head = ["notice", "to", "notified", "acknowledged", "warned back"]

    var texts: [[String]] {
        rows.map { row in
            [
                "\(row.what)\n\(row.notice.text)", row.recipient.text,
                row.notified.map { "reached its node, \($0.made.words)" } ?? "not shown",
                row.acknowledged.map { "\($0.event.shortName), \($0.made.words)" } ?? "not shown",
                row.warnedBack.isEmpty ? "none" : row.warnedBack.map(\.text).joined(separator: "\n"),
            ]
        }
    }

    /// For people.
    package var lines: [String] {
        texts.map { row in
            zip(Self.head, row).map { "\($0): \($1.split(separator: "\n").joined(separator: " "))" }
                .joined(separator: "; ")
        }
    }

    package var json: JSONValue {
        .array(
            rows.map { row in
                .object([
                    ("acknowledged", row.acknowledged.map { .text($0.id) }), ("issuer", .text(row.issuer)),
                    ("notice", .text(row.notice)), ("notified", row.notified.map { .text($0.id) }),
                    ("recipient", .text(row.recipient)), ("warnedBack", .texts(row.warnedBack)),
                    ("what", .string(row.what)),
                ])
            }
        )
    }
}
