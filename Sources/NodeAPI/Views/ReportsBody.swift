// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Answer of `GET /reports`: somebody tried to speak as a party.
package struct ReportsBody: Sendable, Hashable {
    /// An attempt seen at this node.
    package struct Attempt: Sendable, Hashable {
        package var about: String
        /// The party whose signed request brought it, if one did.
        package var presentedBy: String?
        package var reason: String
        package var at: String
    }

    /// Signed reports of other parties about attempts to speak as this one, newest first.
    package var received: [String]
    /// Attempts to speak as another party that came in here, newest first.
    package var seen: [Attempt]

    package init(received: [String], seen: [Attempt]) {
        self.received = received
        self.seen = seen
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        let limits = JSONLimits(maxBytes: 8 << 20)
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: limits))
        received = try reader.strings("received")
        seen = []
        for var attempt in try reader.objects("seen") {
            seen.append(
                Attempt(
                    about: try attempt.string("about"),
                    presentedBy: try attempt.optionalString("presentedBy"),
                    reason: try attempt.string("reason"),
                    at: try attempt.string("at")
                )
            )
            try attempt.finish()
        }
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("received", .strings(received)),
            ("seen", .array(seen.map(\.json))),
        ])
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(json) }
}

extension ReportsBody.Attempt {
    fileprivate var json: JSONValue {
        .object([
            ("about", .string(about)), ("at", .string(at)), ("presentedBy", presentedBy.map { .string($0) }),
            ("reason", .string(reason)),
        ])
    }
}
