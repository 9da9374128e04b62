// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
package import StrictJSON

/// The story of what verified bundles hold, on one page (docs/spec/claim.md section 11).
package struct BundleStory: Sendable {
    private let reports: [BundleReport]
    private let facts: ClaimFacts

    package init(_ reports: [BundleReport]) {
        self.reports = reports
        var facts = ClaimFacts()
        for report in reports { facts.merge(report.facts) }
        self.facts = facts
    }

    package var page: [UInt8] {
        var page = ReportPage(title: "What the record shows")
        page.paragraph(
            "From \(reports.count) verified bundles, assembled by"
                + " \(Set(reports.map(\.exporter)).sorted().map(\.text).joined(separator: ", "))."
        )
        for report in reports { Self.add(report, to: &page) }
        let table = NoticeTable(facts)
        if !table.rows.isEmpty {
            page.heading("Notified, acknowledged, warned back")
            page.table(NoticeTable.head, table.texts)
            page.paragraph("An acknowledgement is not consent, clearance or agreement.")
        }
        addDifferences(to: &page)
        page.heading("Not shown")
        page.paragraph(
            "What is not in these bundles proves nothing. A node's opening is not reading by a human. Times are"
                + " bounds by outside witnesses; a party's own clock is marked as its claim."
        )
        return page.bytes
    }

    /// The table of who was notified, for people.
    package var lines: [String] {
        NoticeTable(facts).lines + findings.map { "found: \($0)" }
    }

    /// The same rows for programs.
    package var json: JSONValue { NoticeTable(facts).json }

    /// Contradictions within the evidence.
    package var findings: [String] { ClaimFindings(facts: facts).words }

    private func addDifferences(to page: inout ReportPage) {
        let sides = reports.map { (holder: $0.exporter, objects: $0.objects) }
        let records = Reconciliation(sides)
        guard !findings.isEmpty || records.holders.count > 1 else { return }
        page.heading("Records held against one another")
        page.list(findings + records.lines)
    }

    private static func add(_ report: BundleReport, to page: inout ReportPage) {
        if let notice = report.notice { add(notice, to: &page) }
        for delivery in report.deliveries { add(delivery, to: &page) }
        for carriage in report.carriages {
            page.heading("Message \(carriage.msg.text), \(carriage.from.text) to \(carriage.to.text)")
            page.table(eventHead, carriage.events.map(row))
        }
        if !report.channels.isEmpty {
            page.heading("Channels")
            page.list(report.channels.map { "\($0.from.text) to \($0.to.text): \($0.words)" })
        }
        if let silence = report.silence { page.list(silence.lines) }
        if !report.denials.isEmpty {
            page.heading("Denials, which stand beside the evidence and change nothing")
            page.list(report.denials.map { "\($0.issuer.text) denies \($0.about): \"\($0.text)\"" })
        }
        let cautions = report.revoked.map(\.words) + report.clockFindings
        page.list(cautions)
    }

    private static func add(_ notice: NoticeReport, to page: inout ReportPage) {
        let visible = notice.visible
        page.heading("Notice of \(notice.issuer.text): \(visible.kind.rawValue)")
        page.list([
            "Id: \(notice.id.text)",
            "Status: \(visible.status.rawValue); severity: \(visible.severity.rawValue)",
            "To: \(visible.recipients.map(\.text).joined(separator: ", "))",
            "Released \(notice.window.words)", "Approved by \(notice.approvedBy.joined(separator: "; "))",
            notice.openedWords,
        ])
        page.table(["field", "value"], notice.opened.map { [$0.name, $0.value] })
    }

    private static func add(_ delivery: DeliveryReport, to page: inout ReportPage) {
        page.heading("To \(delivery.recipient.text): \(delivery.outcome.rawValue)")
        page.paragraph("Dispatch \(delivery.number), made \(delivery.window.words).")
        page.list(delivery.routes.map { "Route \($0.route.text): \($0.state)" })
        page.table(eventHead, delivery.events.map(row))
    }

    private static let eventHead = ["event", "signed by", "what it shows", "when"]

    private static func row(_ event: EventReport) -> [String] {
        let standing =
            event.isVerified ? (event.isTestimony ? " (testimony)" : "") : " (card missing: not shown)"
        return [
            event.event, event.issuer.text + standing,
            ([event.says] + event.reasons).joined(separator: "\n"), event.window?.words ?? "no window",
        ]
    }
}
