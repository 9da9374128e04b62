// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What a party promises and accepts (card.md, section 1).
package struct CardPolicy: Hashable, Sendable {
    package var ackModes: [AcknowledgementMode]
    /// Kinds of notice for which Herald is the party's only route.
    package var soleRouteFor: [NoticeKind]
    /// Seconds between channel statuses, from 10.
    package var statusInterval: Int
    /// Key encryption algorithms for envelopes, by their `alg`; unknown ones are kept.
    package var suites: [String]
    /// Parties that may mediate, ascending; agreed on with a party whose card names them too.
    package var mediators: [PartyID]
    /// Within how many seconds moves that answer one another count as a loop; nil for the usual time.
    package var postureWindow: Int?
    /// The first rule that matches a notice holds; empty in most.
    package var minimumNotice: [MinimumNotice]
    /// The first entry about a sender holds; empty in most.
    package var needs: [NeededTime]

    package init(
        ackModes: [AcknowledgementMode],
        soleRouteFor: [NoticeKind],
        statusInterval: Int,
        suites: [String],
        mediators: [PartyID] = [],
        postureWindow: Int? = nil,
        minimumNotice: [MinimumNotice] = [],
        needs: [NeededTime] = []
    ) {
        self.ackModes = ackModes
        self.soleRouteFor = soleRouteFor
        self.statusInterval = statusInterval
        self.suites = suites
        self.mediators = mediators
        self.postureWindow = postureWindow
        self.minimumNotice = minimumNotice
        self.needs = needs
    }

    /// The same policy with the members of an object in place of its own; refuses what a card would.
    package func setting(_ members: JSONObject) throws(FormatError) -> CardPolicy {
        guard case .object(let own) = json else { return self }
        let kept = zip(own.names, own.values).filter { members[$0.0] == nil }
        let given = Array(zip(members.names, members.values))
        return try CardPolicy(MemberReader(.object((kept + given).map { ($0.0, $0.1) }), .malformedCard))
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        ackModes = try reader.texts("ackModes", count: 1...AcknowledgementMode.allCases.count)
        soleRouteFor = try reader.texts("soleRouteFor", count: 0...NoticeKind.allCases.count)
        statusInterval = try reader.integer("statusInterval", in: 10...JSONLimit.largestInteger)
        suites = try reader.rawList("suites", count: 1...16)
        mediators = try reader.optionalTexts("mediators", count: 1...16, .ascending) ?? []
        postureWindow = try reader.optionalInteger("postureWindow", in: 3600...31_536_000)
        minimumNotice =
            try reader.optionalObjects("minimumNotice", count: 1...64)?.map { (each) throws(FormatError) in
                try MinimumNotice(each)
            } ?? []
        needs =
            try reader.optionalObjects("needs", count: 1...64)?.map { (each) throws(FormatError) in
                try NeededTime(each)
            } ?? []
        try reader.require(
            suites.allSatisfy { NetworkAddress.isNoteName($0) && $0.utf8.count <= 64 },
            "suite has another form than the name of an algorithm"
        )
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("ackModes", .texts(ackModes)),
            ("minimumNotice", minimumNotice.isEmpty ? nil : .array(minimumNotice.map(\.json))),
            ("needs", needs.isEmpty ? nil : .array(needs.map(\.json))),
            ("soleRouteFor", .texts(soleRouteFor)),
            ("statusInterval", .number(statusInterval)), ("suites", .strings(suites)),
            ("mediators", mediators.isEmpty ? nil : .texts(mediators)),
            ("postureWindow", postureWindow.map { .number($0) }),
        ])
    }
}
