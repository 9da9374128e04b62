// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension BundleReport {
    /// For people: what follows, who says so, what does not follow, and when.
    package var text: String {
        var lines = ["bundle by \(exporter.text) (the seal proves only who assembled it)"]
        if let notice { lines += notice.lines }
        for delivery in deliveries { lines += delivery.lines }
        for channel in channels {
            lines.append("")
            lines.append("channel \(channel.from.text) to \(channel.to.text): \(channel.words)")
            if let window = channel.boundByStatus { lines.append("  status made \(window.words)") }
        }
        lines.append("")
        for guarantee in guarantees { lines += guarantee.lines }
        return lines.joined(separator: "\n")
    }
}

extension NoticeReport {
    fileprivate var lines: [String] {
        let mark = visible.status == .exercise ? "EXERCISE " : ""
        var lines = [
            "",
            "\(mark)notice \(id.text)",
            "  \(visible.kind.rawValue) from \(issuer.text), severity \(visible.severity.rawValue), status \(visible.status.rawValue)",
            "  \(openedWords)",
        ]
        for field in opened { lines.append("    \(field.name): \(field.value)") }
        lines.append("  approvals made \(window.words)")
        return lines
    }
}

extension DeliveryReport {
    fileprivate var lines: [String] {
        var lines = ["", "to \(recipient.text): dispatch \(number), made \(window.words)"]
        for event in events {
            let who = event.isTestimony ? "testimony of \(event.issuer.text)" : "signed by \(event.issuer.text)"
            let checked = event.isVerified ? who : "\(who), whose card was not given: not shown"
            let reasons = event.reasons.isEmpty ? "" : ", because \(event.reasons.joined(separator: ", "))"
            lines.append("  \(event.event) (\(checked)\(reasons))")
        }
        lines.append("  outcome by this bundle: \(outcome.rawValue)")
        return lines
    }
}

extension Guarantee {
    fileprivate var lines: [String] {
        let head = "\(number < 10 ? " " : "")\(number) \(name.rawValue)"
        guard isShown else { return ["\(head): \(follows)"] }
        var lines = ["\(head): shown", "     says \(saidBy.joined(separator: ", "))", "     so: \(follows)"]
        if let window { lines.append("     when: \(window)") }
        lines.append("     not: \(doesNotFollow)")
        return lines
    }
}
