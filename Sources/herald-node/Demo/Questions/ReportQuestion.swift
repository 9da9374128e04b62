// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// What a report on several entries counts.
struct ReportQuestion: IncidentQuestion {
    /// Labels of the notices that opened the entries.
    var notices: [String]
    /// Short name of the party whose node is asked.
    var by: String
    var notified: Int
    var acknowledged: Int
    var warnedBack: Int

    init(_ reader: inout IncidentReader) throws {
        notices = try reader.texts("notices")
        by = try reader.text("by")
        notified = try reader.integer("notified")
        acknowledged = try reader.integer("acknowledged")
        warnedBack = try reader.integer("warnedBack")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        for label in notices { try references.label(label, at: path) }
        try references.party(by, at: path)
    }

    /// One line for each entry and recipient: notified, acknowledged, warned back.
    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        var details: [String] = []
        var counts = (notified: 0, acknowledged: 0, warnedBack: 0)
        for label in notices {
            for recipient in try await checks.replay.entry(label, by: by).recipients {
                counts.notified += recipient.reached == nil ? 0 : 1
                counts.acknowledged += recipient.acknowledged == nil ? 0 : 1
                counts.warnedBack += recipient.warnedBack == nil ? 0 : 1
                details.append(
                    "\(label) to \(recipient.party): notified \(recipient.reached ?? "–"), "
                        + "acknowledged \(recipient.acknowledged ?? "–"), "
                        + "warned back \(recipient.warnedBack ?? "–")"
                )
            }
        }
        let words =
            "notified \(counts.notified), acknowledged \(counts.acknowledged), warned back \(counts.warnedBack)"
        let isHeld =
            counts == (notified, acknowledged, warnedBack)
        return isHeld ? .held(details + [words]) : .failed(details + [words])
    }
}
