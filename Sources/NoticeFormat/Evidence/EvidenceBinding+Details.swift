// SPDX-License-Identifier: Apache-2.0

extension EvidenceBinding {
    /// What an event says beyond that it happened, by member name and for people; nothing that only links it.
    package var details: [(name: String, value: String)] {
        let details: [(String, String?)] = [
            ("attempt", attempt.map { String($0) }), ("conveyedTo", conveyedTo),
            ("deadline", deadline?.text), ("decisionLiesWith", decisionLiesWith),
            ("expectBy", expectBy?.text), ("lapsed", lapsed?.rawValue), ("lastHeard", lastHeard?.text),
            ("level", level?.rawValue), ("mark", mark?.rawValue), ("means", means),
            ("nextHop", nextHop?.text),
            ("nextReportBy", nextReportBy?.text), ("officer", officer?.text),
            ("promise", promise?.text), ("relay", relay?.text), ("rung", rung.map { String($0) }),
            ("step", step?.rawValue), ("stop", stop.map { $0 ? "taken" : "not taken" }), ("system", system),
        ]
        return details.compactMap { name, value in value.map { (name, $0) } }
    }
}
