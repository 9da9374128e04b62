// SPDX-License-Identifier: Apache-2.0

import StrictJSON

/// One route of a message and what has come of it (docs/spec/evidence.md section 3).
package struct RouteBody: Sendable, Hashable {
    /// `direct`, or relays joined by `/`.
    package var route: String
    /// A state of the table of routes.
    package var state: String
    /// The relay that holds it or handed it over last, or whoever refused.
    package var party: String?
    package var reasons: [String]

    package init(route: String, state: String, party: String?, reasons: [String]) {
        self.route = route
        self.state = state
        self.party = party
        self.reasons = reasons
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        route = try reader.string("route")
        state = try reader.string("state")
        party = try reader.optionalString("party")
        reasons = try reader.strings("reasons")
        try reader.finish()
    }

    var json: JSONValue {
        .object([
            ("party", party.map { .string($0) }), ("reasons", .strings(reasons)), ("route", .string(route)),
            ("state", .string(state)),
        ])
    }
}
