// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// The sender's signed hand-over of an envelope to the next hop (envelope.md, section 2).
package struct SubmissionPayload: SignedPayload {
    package static let type = ObjectType.submission
    package static let largestRoute = Route.largestCount - 1

    package var jti: RandomID
    package var issuer: PartyID
    package var to: PartyID
    /// A relay, or `to` itself.
    package var nextHop: PartyID
    /// The relays after `nextHop`, in order; at most ``largestRoute``.
    package var route: [PartyID]
    package var msg: RandomID
    package var env: Digest
    package var pc: Digest
    package var at: Timestamp

    package init(
        jti: RandomID,
        issuer: PartyID,
        to: PartyID,
        nextHop: PartyID,
        route: [PartyID] = [],
        msg: RandomID,
        env: Digest,
        pc: Digest,
        at: Timestamp
    ) {
        self.jti = jti
        self.issuer = issuer
        self.to = to
        self.nextHop = nextHop
        self.route = route
        self.msg = msg
        self.env = env
        self.pc = pc
        self.at = at
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        jti = try reader.head()
        issuer = try reader.text("iss")
        to = try reader.text("to")
        nextHop = try reader.text("nextHop")
        route = try reader.optionalTexts("route", count: 1...Self.largestRoute) ?? []
        msg = try reader.text("msg")
        env = try reader.text("env")
        pc = try reader.text("pc")
        at = try reader.text("at")
        try reader.finish()
        try reader.require(issuer != to, "iss and to are the same party")
        try reader.require(issuer != nextHop, "iss and nextHop are the same party")
        try reader.require(nextHop != to || route.isEmpty, "a route goes on after the recipient")
        try reader.require(
            !route.contains { $0 == issuer || $0 == to || $0 == nextHop },
            "the sender, the recipient or the next hop is in the route"
        )
    }

    /// The whole way to the recipient.
    package var path: Route {
        // The rules of the form are those of a route.
        nextHop == to ? .direct : (try? Route(relays: [nextHop] + route)) ?? .direct
    }

    package var json: JSONValue {
        .object([
            ("v", 1), ("jti", .text(jti)), ("iss", .text(issuer)), ("to", .text(to)),
            ("nextHop", .text(nextHop)),
            ("route", route.isEmpty ? nil : .texts(route)), ("msg", .text(msg)), ("env", .text(env)),
            ("pc", .text(pc)),
            ("at", .text(at)),
        ])
    }
}
