// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// Answer of `GET /reports`: somebody tried to speak as a party, or a log signed two histories.
package struct ReportsBody: Sendable, Hashable {
    /// An attempt seen at this node.
    package struct Attempt: Sendable, Hashable {
        package var about: String
        /// The party whose signed request brought it, if one did.
        package var presentedBy: String?
        package var reason: String
        package var at: String
    }

    /// A log that forked, with the proof (log.md, "Forks").
    package struct Fork: Sendable, Hashable {
        package var party: String
        package var origin: String
        package var at: String
        package var proof: String

        package init(party: String, origin: String, at: String, proof: String) {
            self.party = party
            self.origin = origin
            self.at = at
            self.proof = proof
        }
    }

    /// Proofs about logs of other parties, by origin.
    package var forks: [Fork]
    /// Signed reports of other parties about attempts to speak as this one, newest first.
    package var received: [String]
    /// Attempts to speak as another party that came in here, newest first.
    package var seen: [Attempt]

    package init(received: [String], seen: [Attempt], forks: [Fork] = []) {
        self.forks = forks
        self.received = received
        self.seen = seen
    }

    package init(bytes: [UInt8]) throws(JSONError) {
        let limits = JSONLimits(maxBytes: 8 << 20)
        var reader = try ObjectReader(value: try StrictJSONParser.parse(bytes, limits: limits))
        forks = []
        for var fork in try reader.objects("forks") {
            forks.append(
                Fork(
                    party: try fork.string("party"),
                    origin: try fork.string("origin"),
                    at: try fork.string("at"),
                    proof: try fork.string("proof")
                )
            )
            try fork.finish()
        }
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
            ("forks", .array(forks.map(\.json))), ("received", .strings(received)),
            ("seen", .array(seen.map(\.json))),
        ])
    }

    package var bytes: [UInt8] { CanonicalJSON.encode(json) }
}

extension ReportsBody.Fork {
    fileprivate var json: JSONValue {
        .object([
            ("at", .string(at)), ("origin", .string(origin)), ("party", .string(party)),
            ("proof", .string(proof)),
        ])
    }
}

extension ReportsBody.Attempt {
    fileprivate var json: JSONValue {
        .object([
            ("about", .string(about)), ("at", .string(at)), ("presentedBy", presentedBy.map { .string($0) }),
            ("reason", .string(reason)),
        ])
    }
}
