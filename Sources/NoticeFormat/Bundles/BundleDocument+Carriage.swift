// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

extension BundleDocument {
    /// What somebody holds of one message whose notice it does not have, as a relay (bundle.md, section 1).
    package struct Carriage: Hashable, Sendable {
        package var msg: RandomID
        /// Compact JWS, ascending; any part of what was signed.
        package var evidence: [String]
        /// Ascending by next hop, then by route.
        package var submissions: [String]

        package init(msg: RandomID, evidence: [String], submissions: [String]) {
            self.msg = msg
            self.evidence = evidence
            self.submissions = submissions
        }

        init(_ reader: MemberReader) throws(FormatError) {
            var reader = reader
            evidence = try reader.compacts("evidence", count: 0...1024, .ascending)
            msg = try reader.text("msg")
            submissions = try reader.submissions()
            try reader.finish()
            try reader.require(!evidence.isEmpty || !submissions.isEmpty, "nothing of the message")
        }

        package var json: JSONValue {
            .object([
                ("evidence", .strings(evidence)), ("msg", .text(msg)), ("submissions", .strings(submissions)),
            ])
        }
    }
}

extension MemberReader {
    /// Submissions of one message in their order.
    mutating func submissions() throws(FormatError) -> [String] {
        let submissions = try compacts("submissions", count: 0...64)
        var hops: [[String]] = []
        for submission in submissions {
            guard let place = CompactForm.unverifiedHops(of: submission) else {
                throw refusal("submission without a next hop", at: "submissions")
            }
            hops.append(place)
        }
        try requireAscending(hops, "submissions")
        return submissions
    }
}
