// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// Whether a channel was silent over a period, by the bundle that one party's node makes.
struct IncidentSilence {
    /// Short names.
    var from: String
    var to: String
    var after: Timestamp
    var before: Timestamp
    /// Short name of the party whose node is asked; the sender if none is named.
    var by: String
    var verdict: SilenceReport.Verdict
    /// Short names of those besides the sender whose own statuses must agree.
    var agreed: [String]

    init(_ reader: inout IncidentReader) throws {
        from = try reader.text("from")
        to = try reader.text("to")
        after = try reader.time("after")
        before = try reader.time("before")
        by = try reader.optionalText("by") ?? from
        verdict = try reader.word("is", SilenceReport.Verdict.self)
        agreed = try reader.optionalTexts("agreed") ?? []
    }

    /// Short names of everybody this names.
    var parties: [String] { [from, to, by] + agreed }
}
