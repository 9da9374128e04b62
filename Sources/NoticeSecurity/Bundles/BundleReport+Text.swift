// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension BundleReport {
    /// For people: what follows, who says so, what does not follow, and when.
    package var text: String {
        var lines = ["bundle by \(exporter.text) (the seal proves only who assembled it)"]
        if let notice { lines += notice.lines }
        for delivery in deliveries { lines += delivery.lines }
        for carriage in carriages { lines += carriage.lines }
        for channel in channels {
            lines.append("")
            lines.append("channel \(channel.from.text) to \(channel.to.text): \(channel.words)")
            if let window = channel.boundByStatus { lines.append("  status made \(window.words)") }
        }
        if !clockFindings.isEmpty { lines += [""] + clockFindings.map { "clock: \($0)" } }
        for denial in denials { lines += [""] + denial.lines }
        for filing in filings { lines += [""] + filing.lines }
        for register in seals { lines += [""] + register.lines }
        for signature in revoked { lines += ["", signature.words] }
        if let silence { lines += [""] + silence.lines }
        lines.append("")
        for guarantee in guarantees { lines += guarantee.lines }
        return lines.joined(separator: "\n")
    }
}

extension NoticeReport {
    fileprivate var lines: [String] {
        let mark = visible.status == .actual ? "" : "\(visible.status.rawValue.uppercased()) "
        var lines = [
            "",
            "\(mark)notice \(id.text)",
            "  \(visible.kind.rawValue) from \(issuer.text), severity \(visible.severity.rawValue),"
                + " status \(visible.status.rawValue)",
            "  \(openedWords)",
        ]
        for field in opened {
            lines.append("    \(field.name): \(quoted(field.value))")
        }
        lines.append("  basis: \(basis)")
        lines += cautions.map { "  caution: \($0)" }
        lines += approvedBy.map { "  released by \($0)" }
        lines.append("  release made \(window.words)")
        return lines
    }
}

extension DeliveryReport {
    fileprivate var lines: [String] {
        var lines = ["", "to \(recipient.text): dispatch \(number), made \(window.words)"]
        lines += routes.map(\.line)
        for event in events { lines += event.lines }
        for state in states { lines.append("  state: \(state.words)") }
        lines.append("  outcome by this bundle: \(outcome.rawValue)")
        return lines
    }
}

extension CarriageReport {
    fileprivate var lines: [String] {
        var lines = [
            "",
            "message \(msg.text), an envelope from \(from.text) to \(to.text)",
            "  its notice is not in this bundle: nothing here shows what it says, or that it holds one",
        ]
        lines += routes.map(\.line)
        for event in events { lines += event.lines }
        lines.append("  outcome by this bundle: \(outcome.rawValue)")
        return lines
    }
}

extension RouteReport {
    fileprivate var line: String {
        let who = party.map { " (\($0.text))" } ?? ""
        let because = reasons.isEmpty ? "" : ", because \(reasons.joined(separator: ", "))"
        return "  route \(route.text), by this bundle: \(state)\(who)\(because)"
    }
}

extension EventReport {
    fileprivate var lines: [String] {
        let who = isTestimony ? "testimony of \(issuer.text)" : "signed by \(issuer.text)"
        guard isVerified else { return ["  \(event) (\(who), whose card was not given: not shown)"] }
        let because = reasons.isEmpty ? "" : ", because \(reasons.joined(separator: ", "))"
        var lines = ["  \(event) (\(who)\(because)): \(says)"]
        if isLate { lines.append("    late: made wholly after a time limit had ended in silence") }
        if let note { lines.append("    note: \(quoted(note))") }
        if let window { lines.append("    made \(window.words)") }
        return lines
    }
}

extension StateReport {
    fileprivate var words: String {
        let elapsed =
            claimedSeconds.map { ", \($0) s after what is before it by the signers' own clocks" } ?? ""
        return "\(state.words), by evidence made \(window.words)\(elapsed)"
    }
}

extension DenialReport {
    fileprivate var lines: [String] {
        [
            "denial by \(issuer.text), which changes nothing above: \(about)",
            "    \(quoted(text))",
            "  made \(window.words)",
        ]
    }
}

/// A value must not be able to write lines of its own into the report.
func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    | ")
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
