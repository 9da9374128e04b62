// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import StrictJSON

/// Body of `POST /claims`: a claim, and whom the asker trusts about time.
package struct ClaimBody: Sendable, Hashable {
    package var claim: Claim
    /// Nil: any one pinned party that witnesses.
    package var policy: WitnessPolicyFile?

    package init(claim: Claim, policy: WitnessPolicyFile? = nil) {
        self.claim = claim
        self.policy = policy
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        claim = try Claim(try reader.value("claim"))
        policy = try reader.optionalValue("policy").map { try WitnessPolicyFile($0) }
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(.object([("claim", claim.json), ("policy", policy?.json)]))
    }
}

/// What the node answers: the same report for programs, for people, and as a page.
package struct ClaimReportBody: Sendable {
    package var report: JSONValue
    package var lines: [String]
    package var page: String

    package init(report: JSONValue, lines: [String], page: String) {
        self.report = report
        self.lines = lines
        self.page = page
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        report = try reader.value("report")
        lines = try reader.strings("lines")
        page = try reader.string("page")
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([("lines", .strings(lines)), ("page", .string(page)), ("report", report)])
        )
    }

    /// Whether one notice bears out all parts, for every recipient.
    package var isSupported: Bool {
        guard case .object(let object) = report else { return false }
        return object["supported"] == .bool(true)
    }
}
