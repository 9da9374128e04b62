// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What one recipient's signatures show of an entry (docs/spec/node-api.md section 11).
package struct EntryRecipientBody: Sendable, Hashable {
    /// From the first distress call to an acknowledged stop.
    package struct Distress: Sendable, Hashable {
        package var calls: Int
        package var since: String
        package var stopped: String?
        /// Until the stop, or until the node looked.
        package var seconds: Int

        package init(calls: Int, since: String, stopped: String?, seconds: Int) {
            self.calls = calls
            self.since = since
            self.stopped = stopped
            self.seconds = seconds
        }
    }

    package var party: String
    /// The newest version that its node signed for, and when.
    package var version: String?
    package var reached: String?
    /// An acknowledgement of that version, which is never clearance.
    package var acknowledged: String?
    /// The lowest level that it says it passed that version to.
    package var passedOn: String?
    /// The level that it says it cannot reach.
    package var pathDown: String?
    /// Its first warning of action near it.
    package var warnedBack: String?
    package var distress: Distress?

    package init(party: String) {
        self.party = party
    }

    init(_ reader: inout ObjectReader) throws(JSONError) {
        party = try reader.string("party")
        version = try reader.optionalString("version")
        reached = try reader.optionalString("reached")
        acknowledged = try reader.optionalString("acknowledged")
        passedOn = try reader.optionalString("passedOn")
        pathDown = try reader.optionalString("pathDown")
        warnedBack = try reader.optionalString("warnedBack")
        if var inner = try reader.optionalObject("distress") {
            distress = Distress(
                calls: Int(try inner.integer("calls")),
                since: try inner.string("since"),
                stopped: try inner.optionalString("stopped"),
                seconds: Int(try inner.integer("seconds"))
            )
            try inner.finish()
        }
        try reader.finish()
    }

    package var json: JSONValue {
        .object([
            ("acknowledged", acknowledged.map { .string($0) }), ("distress", distress?.json),
            ("party", .string(party)), ("passedOn", passedOn.map { .string($0) }),
            ("pathDown", pathDown.map { .string($0) }), ("reached", reached.map { .string($0) }),
            ("version", version.map { .string($0) }), ("warnedBack", warnedBack.map { .string($0) }),
        ])
    }
}

extension EntryRecipientBody.Distress {
    fileprivate var json: JSONValue {
        .object([
            ("calls", .integer(Int64(calls))), ("seconds", .integer(Int64(seconds))),
            ("since", .string(since)), ("stopped", stopped.map { .string($0) }),
        ])
    }
}
