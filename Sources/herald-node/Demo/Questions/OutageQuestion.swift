// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat

/// What a party's node knows of a time in which nothing was heard of another party.
struct OutageQuestion: IncidentQuestion {
    /// Short names.
    let at: String
    let about: String
    let segment: OutageSegment
    /// How long it lasted, at least, in seconds; it has ended.
    let seconds: Int

    init(_ reader: inout IncidentReader) throws {
        at = try reader.text("at")
        about = try reader.text("about")
        segment = try reader.word("segment", OutageSegment.self)
        seconds = try reader.integer("seconds")
    }

    func check(_ references: IncidentReferences, at path: String) throws {
        for short in [at, about] { try references.party(short, at: path) }
    }

    func answer(_ checks: Checks) async throws -> ExpectationAnswer {
        let simulation = checks.replay.simulation
        let counterpart = try simulation.party(about).id.text
        let body = try ChannelsBody(bytes: try await simulation.party(at).anyDesk.get("/channels"))
        let outages = body.channels.filter { $0.counterpart == counterpart }.flatMap(\.outages)
        let words = outages.map { outage in
            "at \(at): nothing heard of \(about) from \(outage.from) to \(outage.to ?? "now"): \(outage.segment)"
        }
        let isThere = try outages.contains { outage in
            guard outage.segment == segment.rawValue, let end = outage.to else { return false }
            return try Timestamp(end).seconds(since: try Timestamp(outage.from)) >= Int64(seconds)
        }
        return isThere ? .held(words) : .failed(words.isEmpty ? ["at \(at): no outage is known"] : words)
    }
}
