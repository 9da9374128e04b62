// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

extension EvidenceBinding {
    /// Reads the members that are there, whether or not the event may have them.
    init(_ reader: inout MemberReader) throws(FormatError) {
        self.init()
        try readHops(&reader)
        try readContent(&reader)
        try readOfficer(&reader)
        try readTimes(&reader)
        acceptance = try reader.optionalText("acceptance")
        sealedShare = try reader.optionalText("sealedShare")
        openShare = try reader.optionalText("openShare")
        try reader.require(allMatched != false, "allMatched can only be true")
        try reader.require(stop != false, "stop can only be true")
        try reader.require(
            role == nil || role == .watch || role == .decisionMaker,
            "officer acts in a role that cannot"
        )
    }

    private mutating func readHops(_ reader: inout MemberReader) throws(FormatError) {
        submission = try reader.optionalCompact("submission")
        if reader.has("size") { size = try reader.sizeClass("size") }
        grade = try reader.optionalText("grade")
        relay = try reader.optionalText("relay")
        hop = try reader.optionalText("hop")
        attempts = try reader.optionalInteger("attempts", in: 0...JSONLimit.largestInteger)
        nextHop = try reader.optionalText("nextHop")
        system = try reader.optionalString("system", characters: 1...100)
        file = try reader.optionalText("file")
    }

    private mutating func readContent(_ reader: inout MemberReader) throws(FormatError) {
        dispatch = try reader.optionalText("dispatch")
        notice = try reader.optionalText("notice")
        hidden = try reader.optionalInteger("hidden", in: 0...64)
        allMatched = try reader.optionalBool("allMatched")
        sdHash = try reader.optionalText("sdHash")
        specificity = try reader.optionalText("specificity")
    }

    private mutating func readOfficer(_ reader: inout MemberReader) throws(FormatError) {
        role = try reader.optionalText("role")
        card = try reader.optionalText("card")
        conveyedTo = try reader.optionalString("conveyedTo", characters: 1...100)
        officer = try reader.optionalText("officer")
        request = try reader.optionalText("request")
        stop = try reader.optionalBool("stop")
        mark = try reader.optionalText("mark")
        level = try reader.optionalText("level")
        decisionLiesWith = try reader.optionalString("decisionLiesWith", characters: 1...100)
        note = try reader.optionalObject("note").map { (note) throws(FormatError) in try SealedNote(note) }
    }

    private mutating func readTimes(_ reader: inout MemberReader) throws(FormatError) {
        deadline = try reader.optionalText("deadline")
        lapsed = try reader.optionalText("lapsed")
        lastHeard = try reader.optionalText("lastHeard")
        nextReportBy = try reader.optionalText("nextReportBy")
        expectBy = try reader.optionalText("expectBy")
        promise = try reader.optionalText("promise")
        means = try reader.optionalString("means", characters: 1...100)
        attempt = try reader.optionalInteger("attempt", in: 1...1000)
        rung = try reader.optionalInteger("rung", in: 1...16)
        step = try reader.optionalText("step")
    }

    var members: [(String, JSONValue?)] {
        let hops: [(String, JSONValue?)] = [
            ("submission", submission.map { .string($0) }), ("size", size.map { .number($0.rawValue) }),
            ("grade", grade.map { .text($0) }), ("relay", relay.map { .text($0) }),
            ("hop", hop.map { .text($0) }), ("attempts", attempts.map { .number($0) }),
            ("nextHop", nextHop.map { .text($0) }), ("system", system.map { .string($0) }),
            ("file", file.map { .text($0) }),
        ]
        let content: [(String, JSONValue?)] = [
            ("dispatch", dispatch.map { .text($0) }), ("notice", notice.map { .text($0) }),
            ("hidden", hidden.map { .number($0) }), ("allMatched", allMatched.map { .bool($0) }),
            ("sdHash", sdHash.map { .text($0) }), ("specificity", specificity.map { .text($0) }),
        ]
        let officers: [(String, JSONValue?)] = [
            ("role", role.map { .text($0) }), ("card", card.map { .text($0) }),
            ("conveyedTo", conveyedTo.map { .string($0) }), ("officer", officer.map { .text($0) }),
            ("request", request.map { .text($0) }), ("stop", stop.map { .bool($0) }),
            ("mark", mark.map { .text($0) }), ("decisionLiesWith", decisionLiesWith.map { .string($0) }),
            ("note", note?.json), ("level", level.map { .text($0) }),
        ]
        let times: [(String, JSONValue?)] = [
            ("deadline", deadline.map { .text($0) }), ("lapsed", lapsed.map { .text($0) }),
            ("lastHeard", lastHeard.map { .text($0) }), ("nextReportBy", nextReportBy.map { .text($0) }),
            ("expectBy", expectBy.map { .text($0) }), ("promise", promise.map { .text($0) }),
            ("means", means.map { .string($0) }), ("attempt", attempt.map { .number($0) }),
            ("rung", rung.map { .number($0) }), ("step", step.map { .text($0) }),
        ]
        let shares: [(String, JSONValue?)] = [
            ("acceptance", acceptance.map { .text($0) }), ("sealedShare", sealedShare.map { .text($0) }),
            ("openShare", openShare.map { .text($0) }),
        ]
        return hops + content + officers + times + shares
    }
}
