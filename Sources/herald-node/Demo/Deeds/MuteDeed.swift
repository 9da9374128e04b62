// SPDX-License-Identifier: Apache-2.0

import NoticeFormat

/// A party states no channel any more, though its node can be reached; or states them again.
struct MuteDeed: IncidentDeed {
    /// Short name.
    let party: String
    let isMute: Bool

    init(_ reader: inout IncidentReader) throws {
        party = try reader.text("party")
        switch try reader.text("is") {
        case "silent": isMute = true
        case "back": isMute = false
        default: throw reader.fault("is", "silent or back was expected")
        }
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        try references.party(party, at: path)
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        if isMute {
            replay.restraint.statesNothing.insert(party)
        } else {
            replay.restraint.statesNothing.remove(party)
        }
        replay.timeline.act(time, party, isMute ? "states its channels no more" : "states its channels again")
    }
}
