// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Entries as lines for people; coordinates stand only in ``geometry(_:features:)``.
enum EntryText {
    static func lines(_ entry: EntryBody) -> [String] {
        let phase = entry.phase.map { ", \($0)" } ?? ""
        var lines = [
            "\(entry.id)  \(entry.condition)\(phase)  \(entry.type ?? "")  \(entry.name ?? "")",
            "  \(HumanitarianEntry.standing)",
        ]
        if let owner = entry.owner { lines.append("  owner \(owner), told by \(entry.issuer)") }
        if let facility = entry.facility { lines.append("  facility \(facility)") }
        if let contact = entry.contact { lines.append("  contact \(contact)") }
        if let check = entry.check { lines.append("  \(check)") }
        if let party = entry.party { lines.append("  \(party)") }
        if let confirmBy = entry.confirmBy {
            let due = entry.confirmationDue ? "  *** CONFIRMATION DUE ***" : ""
            lines.append("  to be confirmed by \(confirmBy), ends \(entry.expiresAt ?? "")\(due)")
        }
        if !entry.unannounced.isEmpty {
            let names = entry.unannounced.joined(separator: ", ")
            lines.append("  *** NOT AS NOTIFIED when it left: \(names) ***")
        }
        if entry.phase != nil { lines.append("  live line \(entry.isLineOpen ? "open" : "closed")") }
        return lines + entry.recipients.flatMap(self.lines)
    }

    private static func lines(_ recipient: EntryRecipientBody) -> [String] {
        guard let reached = recipient.reached else {
            return ["  \(recipient.party): has not been reached"] + distress(recipient)
        }
        var line = "  \(recipient.party): reached \(reached)"
        line += recipient.acknowledged.map { ", acknowledged \($0)" } ?? ", not acknowledged"
        if let level = recipient.passedOn {
            let isActing = DisseminationLevel(rawValue: level)?.isActing == true
            line += ", passed on to \(level)\(isActing ? "" : ", not yet to unit")"
        } else {
            line += ", nothing says how far it was passed on"
        }
        line += recipient.warnedBack.map { ", warned back \($0)" } ?? ", has not warned back"
        return [line] + distress(recipient)
    }

    private static func distress(_ recipient: EntryRecipientBody) -> [String] {
        var lines: [String] = []
        if let distress = recipient.distress {
            let clock = "\(distress.seconds) s since \(distress.since)"
            lines.append(
                distress.stopped.map { "    distress: stop acknowledged \($0), after \(distress.seconds) s" }
                    ?? "    *** DISTRESS: no stop acknowledged, \(clock), \(distress.calls) calls ***"
            )
        }
        if let level = recipient.pathDown {
            lines.append("    *** PATH DOWN: \(recipient.party) says it cannot reach its \(level) ***")
        }
        return lines
    }

    /// Place or route of a version, with what it lies near.
    static func geometry(_ notice: VerifiedNotice, features: Gazetteer?) -> [String] {
        var lines: [String] = []
        if let place = notice.fields.place {
            lines += ["  place     \(notice.text(of: .place))"] + near(place, features)
        }
        if let route = notice.fields.route {
            lines.append("  route     \(notice.text(of: .route))")
            for (word, point) in [("from", route.points.first), ("to", route.points.last)] {
                if let found = point.flatMap({ features?.nearest(to: $0) }) {
                    lines.append("  \(word)      \(found.words)")
                }
            }
        }
        if let window = notice.fields.window {
            lines.append("  window    \(window.from.text) to \(window.to.text)")
        }
        return lines
    }

    /// What stands with a notice: what an entry is not, and what its place lies near.
    static func remarks(_ notice: VerifiedNotice, features: Gazetteer?) -> [String] {
        var lines: [String] = []
        if let entry = notice.fields.entry {
            lines = [
                "  \(HumanitarianEntry.standing)", "  \(entry.checkWords(issuer: notice.visible.issuer))",
            ]
        }
        return lines + (notice.fields.place.map { near($0, features) } ?? [])
    }

    /// Nothing without a file of features.
    static func near(_ place: Place, _ features: Gazetteer?) -> [String] {
        guard let features else { return [] }
        let words = features.nearest(to: place)?.words ?? "no named feature to compare with"
        return ["  nearest   \(words)"]
    }
}

extension VerifiedNotice {
    /// A field as people read it; empty where it is not open.
    fileprivate func text(of name: FieldName) -> String {
        openedTexts.first { $0.name == name.rawValue }?.value ?? ""
    }
}
