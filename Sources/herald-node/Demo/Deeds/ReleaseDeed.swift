// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// A prepared notice, approved long before, is released in one step.
struct ReleaseDeed: IncidentDeed {
    let by: IncidentOfficer
    let notice: String

    init(_ reader: inout IncidentReader) throws {
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        notice = try reader.text("notice")
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        try references.officer(by, at: path)
        try references.label(notice, at: path)
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        let id = try replay.sent(notice).id
        let bytes = try await replay.simulation.desk(by).post("/notices/\(id.text)/release", [])
        guard try NoticeViewBody(bytes: bytes).state == "released" else {
            throw NodeFailure(1, "\(notice) was not released")
        }
        replay.timeline.act(time, "\(by)", "releases \"\(notice)\", which was prepared")
    }
}
